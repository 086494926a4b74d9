package dev.firewatch.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.PlainDocument;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

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
		Query waiting = Query.query(Criteria.where(WAKE).gte(new Date(0))).with(Sort.by(WAKE)).limit(SWEPT);
		waiting.fields().include(WAKE, LEASE, EFFECTS + ".since");
		List<Document> found = mongo.find(waiting, Document.class, collection);
		List<DocumentRef> due = found.stream()
			.filter(document -> free(document) && !document.getDate(WAKE).toInstant().isAfter(now))
			.map(document -> new DocumentRef(collection, String.valueOf(document.get(ID))))
			.toList();
		Instant oldest = found.stream()
			.flatMap(document -> document.getList(EFFECTS, Document.class, List.of()).stream())
			.map(effect -> effect.getDate("since").toInstant())
			.min(Instant::compareTo)
			.orElse(null);
		return new FoundDocument(due, found.size(), oldest);
	}

	private boolean free(Document document) {
		String lease = document.getString(LEASE);
		return lease == null || lease.equals(instances.id()) || instances.dead(lease);
	}

	static Query byId(String id) {
		return Query.query(Criteria.where(ID).is(id));
	}

	private static Query leasedBy(DocumentRef ref, @Nullable String owner) {
		return Query.query(Criteria.where(ID).is(ref.id()).and(LEASE).is(owner));
	}

	/**
	 * Reserves the document for this instance and returns its effects; empty while
	 * another live instance has it. What a dead one was delivering may have arrived, so
	 * it is in doubt.
	 */
	Optional<List<Effect>> lease(DocumentRef ref) {
		Query free = Query.query(Criteria.where(ID).is(ref.id()).and(LEASE).in(Arrays.asList(null, instances.id())));
		Optional<List<Effect>> leased = take(ref, free);
		return leased.isPresent() ? leased : leaseOfTheDead(ref);
	}

	private Optional<List<Effect>> leaseOfTheDead(DocumentRef ref) {
		Query known = byId(ref.id());
		known.fields().include(LEASE, EFFECTS);
		Document found = mongo.findOne(known, Document.class, ref.collection());
		String owner = found == null ? null : found.getString(LEASE);
		if (found == null || !instances.dead(owner)) {
			return Optional.empty();
		}
		// Before the lease is ours: otherwise a fault in between would make it look as if
		// nobody had tried.
		doubt(ref, effects(found));
		return take(ref, leasedBy(ref, owner));
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

	private Optional<List<Effect>> take(DocumentRef ref, Query free) {
		free.fields().include(EFFECTS);
		Document taken = mongo.findAndModify(free, new Update().set(LEASE, instances.id()).set(WAKE, UNTOUCHED),
				FindAndModifyOptions.options().returnNew(true), Document.class, ref.collection());
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
		Query unchanged = leasedBy(ref, instances.id()).addCriteria(Criteria.where(WAKE).is(UNTOUCHED));
		Update update = new Update().unset(LEASE);
		if (wake == null) {
			update.unset(WAKE);
		}
		else {
			update.set(WAKE, Date.from(wake));
		}
		if (done != null) {
			update.pull(EFFECTS, sameAs(done));
		}
		return mongo.updateFirst(unchanged, update, ref.collection()).getMatchedCount() == 1;
	}

	void remove(DocumentRef ref, Effect effect) {
		mongo.updateFirst(byId(ref.id()), new Update().pull(EFFECTS, sameAs(effect)), ref.collection());
	}

	private static Document sameAs(Effect effect) {
		return new Document(ID, effect.id());
	}

	void replace(DocumentRef ref, Effect effect) {
		mongo.updateFirst(Query.query(Criteria.where(ID).is(ref.id()).and(EFFECTS + "." + ID).is(effect.id())),
				new Update().set(EFFECTS + ".$", written(effect)), ref.collection());
	}

	Document written(Effect effect) {
		return PlainDocument.of(effect, mongo);
	}

	/** Makes given-up effects due again. */
	void revive(DocumentRef ref) {
		Document afresh = new Document("notBefore", new Date(0)).append("attempts", 0)
			.append("faults", 0)
			.append("uncertain", true);
		mongo.updateFirst(byId(ref.id()),
				new Update().set(EFFECTS + ".$[given].tries", afresh)
					.set(WAKE, new Date(0))
					.filterArray(Criteria.where("given.tries.problem").exists(true)),
				ref.collection());
	}

}
