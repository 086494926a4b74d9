package dev.firewatch.mongo;

import java.util.Collection;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that finds a document by its key even when the filter asks for more, as
 * every compare-and-set on {@code _id} and version does; the stock collection would scan.
 */
final class KeyedCollection extends H2Collection {

	KeyedCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> data,
			MVMap<String, Object> meta, CursorRegistry cursors) {
		super(database, name, options, data, meta, cursors);
	}

	@Override
	protected QueryResult queryDocuments(Document query, @Nullable Document orderBy, int skip, int limit, int batchSize,
			@Nullable Document fields) {
		for (Index<Object> index : getIndexes()) {
			Document key = keyIn(query, index);
			if (!key.keySet().equals(query.keySet()) && index.canHandle(key)) {
				return matchDocuments(query, index.getPositions(key), orderBy, skip, limit, batchSize, fields);
			}
		}
		return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
	}

	private static Document keyIn(Document query, Index<Object> index) {
		Document key = new Document();
		for (IndexKey indexKey : index.getKeys()) {
			collect(query, indexKey.getKey(), key);
		}
		return key;
	}

	/** Any one condition on the field will do: the whole filter is applied afterwards. */
	private static void collect(Document query, String field, Document key) {
		if (query.containsKey(field)) {
			key.putIfAbsent(field, query.get(field));
		}
		if (query.get("$and") instanceof Collection<?> parts) {
			parts.forEach((part) -> collect((Document) part, field, key));
		}
	}

}
