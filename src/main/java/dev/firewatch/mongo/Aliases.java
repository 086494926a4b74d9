package dev.firewatch.mongo;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.firewatch.people.PersonId;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * The ids of people who turned out to be somebody already known. Earlier documents keep
 * such an id; it is read as the other one, so that both to-do lists are one. There are
 * few, and every read of a document asks, so all are kept in memory.
 */
class Aliases {

	private static final Logger log = LoggerFactory.getLogger(Aliases.class);

	static final String COLLECTION = "aliases";

	private static final String PERSON = "person";

	/** Another instance's change is seen within this time. */
	private static final Duration FRESH = Duration.ofMinutes(1);

	private final ObjectProvider<MongoDatabaseFactory> databases;

	private volatile Map<String, String> known = Map.of();

	private final AtomicLong rereadAt = new AtomicLong(Long.MIN_VALUE);

	Aliases(ObjectProvider<MongoDatabaseFactory> databases) {
		this.databases = databases;
	}

	/** The id of the one person, without a wait. */
	PersonId of(PersonId id) {
		rereadNowAndThen();
		String one = known.get(id.value());
		return one == null ? id : new PersonId(one);
	}

	/** All ids under which documents may name the person, without a wait. */
	Set<String> all(PersonId id) {
		Set<String> all = new HashSet<>(Set.of(id.value()));
		known.forEach((alias, one) -> {
			if (one.equals(id.value())) {
				all.add(alias);
			}
		});
		return all;
	}

	/** Records that the one is the other. */
	synchronized void add(PersonId alias, PersonId person) {
		aliases().updateOne(new Document("_id", alias.value()),
				new Document("$set", new Document(PERSON, person.value())), new UpdateOptions().upsert(true));
		Map<String, String> more = new HashMap<>(known);
		more.put(alias.value(), person.value());
		known = straight(more);
	}

	/** Reloads all of them. */
	synchronized void reread() {
		Map<String, String> all = new HashMap<>();
		aliases().find(new Document("_id", new Document("$gt", "")))
			.forEach(alias -> all.put(alias.getString("_id"), alias.getString(PERSON)));
		known = straight(all);
		rereadAt.set(System.nanoTime());
	}

	/**
	 * Each as it is in the end: whoever turned out to be somebody may later have turned
	 * out to be a third.
	 */
	static Map<String, String> straight(Map<String, String> hops) {
		Map<String, String> straight = new HashMap<>();
		hops.forEach((alias, first) -> {
			Set<String> passed = new HashSet<>(Set.of(alias));
			String one = first;
			while (hops.containsKey(one) && passed.add(one)) {
				one = hops.get(one);
			}
			if (!one.equals(alias)) {
				straight.put(alias, one);
			}
		});
		return Map.copyOf(straight);
	}

	private void rereadNowAndThen() {
		long last = rereadAt.get();
		boolean stale = last != Long.MIN_VALUE && System.nanoTime() - last > FRESH.toNanos();
		if (stale && rereadAt.compareAndSet(last, System.nanoTime())) {
			CompletableFuture.runAsync(this::reread).exceptionally(fault -> {
				log.warn("The links between people's accounts could not be reloaded: {}", fault.toString());
				return null;
			});
		}
	}

	private MongoCollection<Document> aliases() {
		MongoDatabase database = databases.getObject().getMongoDatabase();
		return database.getCollection(COLLECTION);
	}

}
