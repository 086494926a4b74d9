package dev.firewatch.mongo;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Maps as Spring Data does, but leaves ids as they are: an imported one may look like an
 * id of MongoDB's own, and would be looked for as one.
 */
class PlainIdConverter extends MappingMongoConverter {

	PlainIdConverter(DbRefResolver references, MongoMappingContext context) {
		super(references, context);
	}

	@Override
	public @Nullable Object convertId(@Nullable Object id, Class<?> targetType) {
		return id instanceof String ? id : super.convertId(id, targetType);
	}

}
