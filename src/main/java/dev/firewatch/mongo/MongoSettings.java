package dev.firewatch.mongo;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Where the data is.
 *
 * @param uri a real MongoDB's connection string; blank for the embedded database
 */
@ConfigurationProperties(prefix = "firewatch.mongodb", ignoreUnknownFields = false)
record MongoSettings(@Nullable String uri) {

	/** The address of a real MongoDB, if there is one. */
	Optional<String> address() {
		return Optional.ofNullable(this.uri).filter(StringUtils::hasText);
	}

}
