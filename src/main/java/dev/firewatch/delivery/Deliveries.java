package dev.firewatch.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.result.UpdateResult;

/**
 * Delivers the effects that documents carry: at once after a write, and again by sweep
 * for those that did not get through. An effect leaves its document only when its
 * platform has confirmed it. Works in real time, whatever the domain's clock says.
 */
public class Deliveries implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

	/** Spring Data stores a property called id under this name. */
	private static final String ID = "_id";

	private static final String LEASE = "lease";

	private static final String LEASED_UNTIL = "leasedUntil";

	/**
	 * Longer than any call of a platform takes, so that a lease does not end during one.
	 */
	private static final Duration LEASE_TIME = Duration.ofSeconds(60);

	private static final int THREADS = 8;

	private final MongoTemplate mongo;

	private final Carrier carrier;

	private final List<String> collections;

	private final Clock realTime;

	private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, runnable -> {
		Thread thread = new Thread(runnable, "delivery");
		thread.setDaemon(true);
		return thread;
	});

	/** Documents that are waiting for a worker, so that a burst queues each only once. */
	private final Set<String> waiting = ConcurrentHashMap.newKeySet();

	private final AtomicInteger working = new AtomicInteger();

	/**
	 * @param collections those whose documents carry effects
	 */
	public Deliveries(MongoTemplate mongo, Carrier carrier, List<String> collections, Clock realTime) {
		this.mongo = mongo;
		this.carrier = carrier;
		this.collections = List.copyOf(collections);
		this.realTime = realTime;
	}

	/** Delivers what the document carries as soon as a worker is free. */
	public void soon(String collection, String id) {
		String name = collection + "/" + id;
		if (!waiting.add(name)) {
			return;
		}
		working.incrementAndGet();
		workers.execute(() -> {
			waiting.remove(name);
			try {
				deliver(collection, id);
			}
			catch (RuntimeException fault) {
				log.error("Effects of {} wait for the next sweep", name, fault);
			}
			finally {
				ended();
			}
		});
	}

	/** Takes up whatever is due and not yet delivered. */
	public void sweep() {
		for (String collection : collections) {
			mongo.execute(collection, (MongoCollection<Document> documents) -> {
				documents.find(new Document(Commit.WAKE, new Document("$lte", Date.from(realTime.instant()))))
					.projection(new Document("_id", 1))
					.forEach(found -> soon(collection, String.valueOf(found.get("_id"))));
				return null;
			});
		}
	}

	/** Waits until nothing is being delivered, at most a second. */
	public void await() {
		long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
		synchronized (working) {
			while (working.get() > 0 && System.nanoTime() < until) {
				try {
					working.wait(50);
				}
				catch (InterruptedException interrupted) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}
	}

	/** Whether nothing is being delivered just now. */
	public boolean idle() {
		return working.get() == 0;
	}

	private void ended() {
		synchronized (working) {
			working.decrementAndGet();
			working.notifyAll();
		}
	}

	private void deliver(String collection, String id) {
		String owner = UUID.randomUUID().toString();
		Optional<Document> leased = lease(collection, id, owner);
		while (leased.isPresent()) {
			List<Effect> effects = effects(leased.get());
			Pass pass = deliver(collection, id, effects);
			if (!pass.progress() && release(collection, id, owner, effects.size(), pass.wake())) {
				return;
			}
			leased = lease(collection, id, owner);
		}
	}

	/**
	 * What one pass over a document's effects came to; {@code wake} is when to try the
	 * rest.
	 */
	private record Pass(boolean progress, @Nullable Instant wake) {

		Pass progressed() {
			return new Pass(true, wake);
		}

		Pass waitingUntil(Instant at) {
			return new Pass(progress, wake == null || at.isBefore(wake) ? at : wake);
		}

	}

	/** Tries each effect once, in order by lane. */
	private Pass deliver(String collection, String id, List<Effect> effects) {
		Set<String> stuck = new HashSet<>();
		Pass pass = new Pass(false, null);
		for (Effect effect : effects) {
			if (effect.hopeless() || stuck.contains(effect.lane())) {
				continue;
			}
			if (effect.notBefore().isAfter(realTime.instant())) {
				stuck.add(effect.lane());
				pass = pass.waitingUntil(effect.notBefore());
				continue;
			}
			Carrier.Result result = laterTwin(effects, effect) ? Carrier.Result.DELIVERED : carrier.carry(effect);
			if (result.delivered()) {
				remove(collection, id, effect);
				pass = pass.progressed();
				continue;
			}
			Effect next = result.next(effect, realTime.instant());
			replace(collection, id, next);
			if (next.hopeless()) {
				pass = pass.progressed();
			}
			else {
				stuck.add(effect.lane());
				pass = pass.waitingUntil(next.notBefore());
			}
		}
		return pass;
	}

	/**
	 * A later effect that will say the same as of now makes an earlier one superfluous.
	 */
	private static boolean laterTwin(List<Effect> effects, Effect effect) {
		int index = effects.indexOf(effect);
		return effects.subList(index + 1, effects.size()).stream().anyMatch(effect::sameAs);
	}

	private Optional<Document> lease(String collection, String id, String owner) {
		Instant now = realTime.instant();
		Document free = new Document("_id", id).append("$or", List.of(new Document(LEASE, null),
				new Document(LEASE, owner), new Document(LEASED_UNTIL, new Document("$lt", Date.from(now)))));
		Document claim = new Document("$set",
				new Document(LEASE, owner).append(LEASED_UNTIL, Date.from(now.plus(LEASE_TIME))));
		Document leased = mongo.execute(collection,
				(MongoCollection<Document> documents) -> documents.findOneAndUpdate(free, claim,
						new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)
							.projection(new Document(Commit.EFFECTS, 1))));
		return Optional.ofNullable(leased);
	}

	/**
	 * Gives the document back and says when it is to be looked at next, if ever.
	 * @return false if effects were added meanwhile
	 */
	private boolean release(String collection, String id, String owner, int seen, @Nullable Instant wake) {
		Document unchanged = new Document("_id", id).append(LEASE, owner)
			.append(Commit.EFFECTS, new Document("$size", seen));
		Document free = new Document(LEASE, "").append(LEASED_UNTIL, "");
		Document update = wake == null ? new Document("$unset", free.append(Commit.WAKE, ""))
				: new Document("$unset", free).append("$set", new Document(Commit.WAKE, Date.from(wake)));
		return update(collection, unchanged, update) == 1;
	}

	private void remove(String collection, String id, Effect effect) {
		update(collection, new Document("_id", id),
				new Document("$pull", new Document(Commit.EFFECTS, new Document(ID, effect.id()))));
	}

	private void replace(String collection, String id, Effect effect) {
		Document written = new Document();
		mongo.getConverter().write(effect, written);
		written.remove("_class");
		update(collection, new Document("_id", id).append(Commit.EFFECTS + "." + ID, effect.id()),
				new Document("$set", new Document(Commit.EFFECTS + ".$", written)));
	}

	private long update(String collection, Document filter, Document update) {
		UpdateResult result = mongo.execute(collection,
				(MongoCollection<Document> documents) -> documents.updateOne(filter, update));
		return result == null ? 0 : result.getMatchedCount();
	}

	private List<Effect> effects(Document document) {
		return document.getList(Commit.EFFECTS, Document.class, List.of())
			.stream()
			.map(written -> mongo.getConverter().read(Effect.class, written))
			.toList();
	}

	@Override
	public void close() {
		workers.shutdown();
		try {
			if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
				log.warn("Some deliveries had not ended; they are taken up at the next start");
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
