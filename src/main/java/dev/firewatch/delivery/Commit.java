package dev.firewatch.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.firewatch.PlainDocument;

import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.mongodb.ErrorCategory;

/**
 * Writes a document together with the effects of the change and the key of the act that
 * caused it, in one update. Knows no domain type: it can write anything that Spring Data
 * maps.
 */
public class Commit {

	private static final String KEYS = "keys";

	/** How many acts on one document are remembered; platforms repeat within minutes. */
	private static final int REMEMBERED = 200;

	/** How many documents one command inserts. */
	private static final int BATCH = 500;

	private final MongoTemplate mongo;

	private final Deliveries deliveries;

	private final Clock realTime;

	public Commit(MongoTemplate mongo, Deliveries deliveries, Clock realTime) {
		this.mongo = mongo;
		this.deliveries = deliveries;
		this.realTime = realTime;
	}

	/**
	 * Writes a new document.
	 * @return {@code DUPLICATE} if one with the same id or another unique property exists
	 */
	public Committed insert(Object entity, String key, List<Effect> effects) {
		MongoPersistentEntity<?> meta = meta(entity);
		Document document = document(new Addition(entity, key, effects));
		try {
			mongo.insert(document, meta.getCollection());
		}
		catch (DuplicateKeyException duplicate) {
			return Committed.DUPLICATE;
		}
		soon(meta, String.valueOf(document.get("_id")), effects);
		return Committed.SAVED;
	}

	/** A new document with the effects of its creation. */
	public record Addition(Object entity, String key, List<Effect> effects) {
	}

	/** Writes new documents of one kind, except those that already exist. */
	public void insertAll(List<Addition> additions) {
		for (int from = 0; from < additions.size(); from += BATCH) {
			List<Addition> batch = additions.subList(from, Math.min(from + BATCH, additions.size()));
			MongoPersistentEntity<?> meta = meta(batch.get(0).entity());
			List<Document> documents = batch.stream().map(this::document).toList();
			insertThoseNotThere(meta.getCollection(), documents);
			for (int n = 0; n < batch.size(); n++) {
				soon(meta, String.valueOf(documents.get(n).get("_id")), batch.get(n).effects());
			}
		}
	}

	private void insertThoseNotThere(String collection, List<Document> documents) {
		try {
			mongo.bulkOps(BulkMode.UNORDERED, collection).insert(documents).execute();
		}
		catch (BulkOperationException partly) {
			if (partly.getErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
				throw partly;
			}
		}
	}

	/**
	 * Writes a changed document, provided that it still has the version that was read.
	 */
	public Committed update(Object entity, String key, List<Effect> effects) {
		MongoPersistentEntity<?> meta = meta(entity);
		Document state = written(entity);
		Object id = state.remove("_id");
		String versionField = meta.getRequiredVersionProperty().getFieldName();
		// One that was never stored has none, and so nothing to be written to.
		long version = state.remove(versionField) instanceof Number read ? read.longValue() : -1;
		state.put(versionField, version + 1);
		Document update = new Document("$set", state);
		Document unset = absent(meta, state);
		if (!unset.isEmpty()) {
			update.put("$unset", unset);
		}
		Document push = new Document(KEYS, new Document("$each", List.of(key)).append("$slice", -REMEMBERED));
		if (!effects.isEmpty()) {
			push.put(Outbox.EFFECTS, new Document("$each", written(effects)));
			update.put("$min", new Document(Outbox.WAKE, new Date(0)));
		}
		update.put("$push", push);
		Query asRead = Query.query(Criteria.where("_id").is(id).and(versionField).is(version).and(KEYS).ne(key));
		if (mongo.updateFirst(asRead, Update.fromDocument(update), meta.getCollection()).getMatchedCount() == 1) {
			soon(meta, id, effects);
			return Committed.SAVED;
		}
		return knows(meta, id, key) ? Committed.DUPLICATE : Committed.CONFLICT;
	}

	/** Whether the act with this key was written into the document. */
	public boolean knows(Class<?> type, String id, String key) {
		return knows(mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type), id, key);
	}

	private boolean knows(MongoPersistentEntity<?> meta, Object id, String key) {
		Query known = Query.query(Criteria.where("_id").is(id));
		known.fields().include(KEYS);
		Document found = mongo.findOne(known, Document.class, meta.getCollection());
		return found != null && found.getList(KEYS, String.class, List.of()).contains(key);
	}

	/**
	 * The properties without a value, which a mere {@code $set} would leave as they were.
	 */
	private static Document absent(MongoPersistentEntity<?> meta, Document state) {
		Set<String> written = new HashSet<>(state.keySet());
		Document unset = new Document();
		List<String> all = new ArrayList<>();
		for (MongoPersistentProperty property : meta) {
			all.add(property.getFieldName());
		}
		all.stream()
			.filter(field -> !field.equals("_id") && !written.contains(field))
			.forEach(field -> unset.put(field, ""));
		return unset;
	}

	private Document document(Addition addition) {
		MongoPersistentEntity<?> meta = meta(addition.entity());
		Document document = written(addition.entity());
		if (meta.getVersionProperty() != null) {
			document.put(meta.getRequiredVersionProperty().getFieldName(), 1L);
		}
		document.put(KEYS, List.of(addition.key()));
		document.put(Outbox.EFFECTS, written(addition.effects()));
		if (!addition.effects().isEmpty()) {
			document.put(Outbox.WAKE, new Date(0));
		}
		return document;
	}

	private List<Document> written(List<Effect> effects) {
		return effects.stream().map(effect -> written(effect.writtenAt(realTime.instant()))).toList();
	}

	private Document written(Object entity) {
		return PlainDocument.of(entity, mongo);
	}

	private MongoPersistentEntity<?> meta(Object entity) {
		return mongo.getConverter().getMappingContext().getRequiredPersistentEntity(entity.getClass());
	}

	private void soon(MongoPersistentEntity<?> meta, Object id, List<Effect> effects) {
		if (!effects.isEmpty()) {
			deliveries.soon(new DocumentRef(meta.getCollection(), id.toString()),
					effects.stream().allMatch(Effect::isRoutine));
		}
	}

}
