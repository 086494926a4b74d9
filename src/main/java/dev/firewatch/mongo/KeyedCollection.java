package dev.firewatch.mongo;

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
 * every compare-and-set on {@code _id} and version does; the stock one would scan.
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
			if (key.size() < query.size() && index.canHandle(key)) {
				return matchDocuments(query, index.getPositions(key), orderBy, skip, limit, batchSize, fields);
			}
		}
		return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
	}

	private static Document keyIn(Document query, Index<Object> index) {
		Document key = new Document();
		for (IndexKey indexKey : index.getKeys()) {
			if (query.containsKey(indexKey.getKey())) {
				key.put(indexKey.getKey(), query.get(indexKey.getKey()));
			}
		}
		return key;
	}

}
