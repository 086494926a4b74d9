package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that finds a document by its key even when the filter asks for more, as
 * every compare-and-set on {@code _id} and version does; the stock collection would scan.
 * Where documents have a {@link Digest}, whatever it answers is read from there, and what
 * it can tell apart is found there.
 */
final class KeyedCollection extends H2Collection {

	private static final String ID = "_id";

	/** As many bytes as a MongoDB server takes for one document. */
	private static final int LARGEST = 16 * 1024 * 1024;

	private final String name;

	/** Written in the same commit as the documents themselves. */
	private final @Nullable MVMap<Object, Document> digests;

	/** Whether the command that runs reads digests; only one runs at a time. */
	private boolean digested;

	KeyedCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> data,
			MVMap<String, Object> meta, CursorRegistry cursors, @Nullable MVMap<Object, Document> digests) {
		super(database, name, options, data, meta, cursors);
		this.name = name;
		this.digests = digests;
		if (digests != null && digests.sizeAsLong() != data.sizeAsLong()) {
			digests.clear();
			data.forEach((position, document) -> digests.put(position, Digest.of(name, document)));
		}
	}

	/**
	 * Its size as a statistic, for which each change would write out both versions; only
	 * the limit matters.
	 */
	@Override
	protected boolean tracksDataSize() {
		return false;
	}

	private static int size(Document document) {
		ByteBuf written = Unpooled.buffer();
		try {
			BsonEncoder.encodeDocument(document, written);
			return written.writerIndex();
		}
		finally {
			written.release();
		}
	}

	@Override
	protected Object addDocumentInternal(Document document) {
		Object position = super.addDocumentInternal(document);
		if (this.digests != null) {
			this.digests.put(position, Digest.of(this.name, document));
		}
		return position;
	}

	@Override
	protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
		if (size(newDocument) > LARGEST) {
			// The indexes have followed already, and what is stored is the changed
			// object.
			getIndexes().forEach((index) -> index.updateInPlace(newDocument, oldDocument, position, this));
			newDocument.clear();
			newDocument.putAll(oldDocument);
			throw new MongoServerError(17419, "Location17419",
					"Resulting document after update is larger than " + LARGEST);
		}
		super.handleUpdate(position, oldDocument, newDocument);
		if (this.digests != null) {
			this.digests.put(position, Digest.of(this.name, newDocument));
		}
	}

	@Override
	protected void removeDocument(Object position) {
		super.removeDocument(position);
		if (this.digests != null) {
			this.digests.remove(position);
		}
	}

	@Override
	public void drop() {
		super.drop();
		if (this.digests != null) {
			this.digests.clear();
		}
	}

	/** Indexes are filled from the digests where these hold their field. */
	@Override
	public void addIndex(Index<Object> index) {
		this.digested = index instanceof FieldIndex byField && Digest.covers(this.name, List.of(byField.field()));
		try {
			super.addIndex(index);
		}
		finally {
			this.digested = false;
		}
	}

	@Override
	protected Document getDocument(Object position) {
		return this.digested && this.digests != null ? Objects.requireNonNull(this.digests.get(position))
				: super.getDocument(position);
	}

	@Override
	protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
		return this.digested && this.digests != null
				? this.digests.entrySet()
					.stream()
					.map((entry) -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()))
				: super.streamAllDocumentsWithPosition();
	}

	@Override
	protected QueryResult queryDocuments(Document query, @Nullable Document orderBy, int skip, int limit, int batchSize,
			@Nullable Document fields) {
		this.digested = this.digests != null && isCovered(query, orderBy, fields);
		try {
			Iterable<Object> positions = positions(query);
			if (!this.digested && isToldApart(query, orderBy, positions)) {
				positions = toldApart(query, positions);
			}
			if (positions != null) {
				return matchDocuments(query, positions, orderBy, skip, limit, batchSize, fields);
			}
			if (this.digested && isLatestFirst(orderBy)) {
				return matchDocumentsFromStream(latestFirst(query), query, null, skip, limit, batchSize, fields);
			}
			return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
		}
		finally {
			this.digested = false;
		}
	}

	/** Those of the index that offers the fewest; null if none can serve the query. */
	private @Nullable Iterable<Object> positions(Document query) {
		Collection<Object> fewest = null;
		for (Index<Object> index : getIndexes()) {
			Document key = keyIn(query, index);
			if (!index.canHandle(key)) {
				continue;
			}
			if (!(index instanceof FieldIndex byField)) {
				if (!isRangeOfIds(key)) {
					return index.getPositions(key);
				}
				continue;
			}
			Collection<Object> offered = byField.positions(key);
			if (fewest == null || offered.size() < fewest.size()) {
				fewest = offered;
			}
		}
		return fewest;
	}

	/**
	 * Whether digests tell which documents the query finds, and there is more than one to
	 * look at: one is read at once.
	 */
	private boolean isToldApart(Document query, @Nullable Document orderBy, @Nullable Iterable<Object> positions) {
		List<String> named = new ArrayList<>();
		return this.digests != null && !(positions instanceof Collection<?> few && few.size() <= 1)
				&& (orderBy == null || !orderBy.containsKey("$natural")) && fieldsOf(query, named) && !named.isEmpty()
				&& Digest.covers(this.name, named);
	}

	/** Of the positions, or of all if there are none, those that the query finds. */
	private List<Object> toldApart(Document query, @Nullable Iterable<Object> positions) {
		MVMap<Object, Document> all = Objects.requireNonNull(this.digests);
		Predicate<Document> sieve = Sieve.of(query);
		List<Object> found = new ArrayList<>();
		for (Object position : (positions != null) ? positions : all.keySet()) {
			Document digest = Objects.requireNonNull(all.get(position));
			if (sieve.test(digest) && documentMatchesQuery(digest, query)) {
				found.add(position);
			}
		}
		return found;
	}

	/** Walking all of them says as much. */
	private static boolean isRangeOfIds(Document key) {
		return key.get(ID) instanceof Document operators && !operators.containsKey("$in");
	}

	private static boolean isLatestFirst(@Nullable Document orderBy) {
		return orderBy != null && orderBy.size() == 1 && orderBy.get(ID) instanceof Number direction
				&& direction.intValue() < 0;
	}

	/** Only as many are read as the answer needs. */
	private Stream<Document> latestFirst(Document query) {
		MVMap<Object, Document> all = Objects.requireNonNull(this.digests);
		Document key = new Document();
		collect(query, ID, key);
		Object from = key.get(ID) instanceof Document bounds && bounds.get("$lt") instanceof String before ? before
				: all.lastKey();
		if (from == null) {
			return Stream.empty();
		}
		Cursor<Object, Document> cursor = all.cursor(from, null, true);
		Iterator<Document> documents = new Iterator<>() {

			@Override
			public boolean hasNext() {
				return cursor.hasNext();
			}

			@Override
			public Document next() {
				cursor.next();
				return cursor.getValue();
			}

		};
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, Spliterator.ORDERED), false)
			.filter(Sieve.of(query));
	}

	private boolean isCovered(Document query, @Nullable Document orderBy, @Nullable Document fields) {
		if (fields == null || fields.isEmpty()
				|| !fields.values().stream().allMatch((value) -> value instanceof Number one && one.intValue() == 1)) {
			return false;
		}
		List<String> named = new ArrayList<>(fields.keySet());
		if (orderBy != null) {
			named.addAll(orderBy.keySet());
		}
		return fieldsOf(query, named) && Digest.covers(this.name, named);
	}

	/**
	 * Adds all fields that the query names.
	 * @return false if it asks in a way in which fields can't be told
	 */
	private static boolean fieldsOf(Document query, List<String> fields) {
		boolean known = true;
		for (String key : query.keySet()) {
			if (!key.startsWith("$")) {
				fields.add(key);
			}
			else if ((key.equals("$and") || key.equals("$or")) && query.get(key) instanceof Collection<?> parts) {
				known &= parts.stream().allMatch((part) -> fieldsOf((Document) part, fields));
			}
			else {
				known = false;
			}
		}
		return known;
	}

	private static Document keyIn(Document query, Index<Object> index) {
		Document key = new Document();
		if (index instanceof FieldIndex byField) {
			collect(query, byField.field(), key);
			return key;
		}
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
