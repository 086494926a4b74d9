package dev.firewatch.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.PlainDocument;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;

/**
 * The effects that documents carry, as stored. Touches nothing else in a document, least
 * of all its version.
 */
class Outbox {

	static final String EFFECTS = "effects";

	/** When to look at the document's effects; absent if none can go. */
	static final String WAKE = "wakeAt";

	/** The value from when a document is leased until something is added to it. */
	private static final Date UNTOUCHED = new Date(1);

	private static final String LEASE = "lease";

	/** Spring Data stores a property called id under this name. */
	private static final String ID = "_id";

	/** How many documents one sweep picks up; the next one continues. */
	private static final int SWEPT = 2_000;

	private final MongoTemplate mongo;

	private final Instances instances;

	Outbox(MongoTemplate mongo, Instances instances) {
		this.mongo = mongo;
		this.instances = instances;
	}

	/** What a sweep has found: what can be picked up, how many wait, and since when. */
	record FoundDocument(List<DocumentRef> due, int waiting, @Nullable Instant oldest) {
	}

	/** Looks through the documents with effects, longest overdue first. */
	FoundDocument find(String collection, Instant now) {
		List<DocumentRef> due = new ArrayList<>();
		List<Instant> since = new ArrayList<>();
		Integer waiting = mongo.execute(collection, (MongoCollection<Document> documents) -> {
			int found = 0;
			for (Document document : documents.find(new Document(WAKE, new Document("$gte", new Date(0))))
				.sort(new Document(WAKE, 1))
				.projection(new Document(WAKE, 1).append(LEASE, 1).append(EFFECTS + ".since", 1))
				.limit(SWEPT)) {
				found++;
				String lease = document.getString(LEASE);
				boolean free = lease == null || lease.equals(instances.id()) || instances.dead(lease);
				if (free && !document.getDate(WAKE).toInstant().isAfter(now)) {
					due.add(new DocumentRef(collection, String.valueOf(document.get(ID))));
				}
				document.getList(EFFECTS, Document.class, List.of())
					.forEach(effect -> since.add(effect.getDate("since").toInstant()));
			}
			return found;
		});
		return new FoundDocument(due, waiting == null ? 0 : waiting,
				since.stream().min(Instant::compareTo).orElse(null));
	}

	/**
	 * Reserves the document for this instance and returns its effects; empty while
	 * another live instance has it. What a dead one was delivering may have arrived, so
	 * it is in doubt.
	 */
	Optional<List<Effect>> lease(DocumentRef ref) {
		Document free = new Document("_id", ref.id()).append(LEASE,
				new Document("$in", java.util.Arrays.asList(null, instances.id())));
		Optional<List<Effect>> leased = take(ref, free);
		return leased.isPresent() ? leased : leaseOfTheDead(ref);
	}

	private Optional<List<Effect>> leaseOfTheDead(DocumentRef ref) {
		Document found = mongo.execute(ref.collection(),
				(MongoCollection<Document> documents) -> documents.find(new Document("_id", ref.id()))
					.projection(new Document(LEASE, 1).append(EFFECTS, 1))
					.first());
		String owner = found == null ? null : found.getString(LEASE);
		if (found == null || !instances.dead(owner)) {
			return Optional.empty();
		}
		// Before the lease is ours: otherwise a fault in between would make it look as if
		// nobody had tried.
		doubt(ref, effects(found));
		return take(ref, new Document("_id", ref.id()).append(LEASE, owner));
	}

	/**
	 * In each lane the dead instance may have sent the first urgent effect and the first
	 * routine one: the rest had to wait. This is written down, as the turn may come later
	 * and on any instance.
	 */
	private void doubt(DocumentRef ref, List<Effect> effects) {
		Set<String> lanes = new HashSet<>();
		effects.stream()
			.filter(effect -> !effect.hopeless() && lanes.add(effect.isRoutine() + effect.lane()))
			.forEach(effect -> replace(ref, effect.doubted()));
	}

	private Optional<List<Effect>> take(DocumentRef ref, Document free) {
		Document claim = new Document(LEASE, instances.id()).append(WAKE, UNTOUCHED);
		Document taken = mongo.execute(ref.collection(),
				(MongoCollection<Document> documents) -> documents.findOneAndUpdate(free, new Document("$set", claim),
						new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)
							.projection(new Document(EFFECTS, 1))));
		return Optional.ofNullable(taken).map(this::effects);
	}

	private List<Effect> effects(Document document) {
		return document.getList(EFFECTS, Document.class, List.of())
			.stream()
			.map(written -> mongo.getConverter().read(Effect.class, written))
			.toList();
	}

	/**
	 * Gives the document back and says when to look at it next, if ever.
	 * @param done an effect that is removed in the same write; null for none
	 * @return false if effects were added or revived since it was leased; then it is kept
	 * as it is
	 */
	boolean release(DocumentRef ref, @Nullable Effect done, @Nullable Instant wake) {
		Document unchanged = new Document("_id", ref.id()).append(LEASE, instances.id()).append(WAKE, UNTOUCHED);
		Document unset = new Document(LEASE, "");
		Document update = new Document("$unset", unset);
		if (wake == null) {
			unset.append(WAKE, "");
		}
		else {
			update.append("$set", new Document(WAKE, Date.from(wake)));
		}
		if (done != null) {
			update.append("$pull", without(done));
		}
		return update(ref, unchanged, update, new UpdateOptions()) == 1;
	}

	void remove(DocumentRef ref, Effect effect) {
		update(ref, new Document("_id", ref.id()), new Document("$pull", without(effect)), new UpdateOptions());
	}

	private static Document without(Effect effect) {
		return new Document(EFFECTS, new Document(ID, effect.id()));
	}

	void replace(DocumentRef ref, Effect effect) {
		update(ref, new Document("_id", ref.id()).append(EFFECTS + "." + ID, effect.id()),
				new Document("$set", new Document(EFFECTS + ".$", written(effect))), new UpdateOptions());
	}

	Document written(Effect effect) {
		return PlainDocument.of(effect, mongo);
	}

	/** Makes given-up effects due again. */
	void revive(DocumentRef ref) {
		Document hopeless = new Document("given.tries.problem", new Document("$exists", true));
		update(ref, new Document("_id", ref.id()),
				new Document("$set",
						new Document(EFFECTS + ".$[given].tries",
								new Document("notBefore", new Date(0)).append("attempts", 0)
									.append("faults", 0)
									.append("uncertain", true))
							.append(WAKE, new Date(0))),
				new UpdateOptions().arrayFilters(List.of(hopeless)));
	}

	private long update(DocumentRef ref, Document filter, Document update, UpdateOptions options) {
		UpdateResult result = mongo.execute(ref.collection(),
				(MongoCollection<Document> documents) -> documents.updateOne(filter, update, options));
		return result == null ? 0 : result.getMatchedCount();
	}

}
