package dev.firewatch.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.firewatch.chat.InstanceCount;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;

/**
 * Which instances are alive. Each counts up its own heartbeat in the database; one whose
 * count stands still for a while, by the observer's own watch, is dead. So no two clocks
 * have to agree.
 */
class Instances implements InstanceCount, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Instances.class);

	static final String COLLECTION = "instances";

	private static final String BEAT = "beat";

	private static final Duration PULSE = Duration.ofSeconds(3);

	/** Without a confirmed heartbeat for this long, an instance begins nothing new. */
	private static final Duration FAINT = Duration.ofSeconds(8);

	/**
	 * Longer than being faint plus one call to a platform: by then everything a dead
	 * instance had begun has ended.
	 */
	private static final Duration DEAD = Duration.ofSeconds(20);

	/** An instance that died this long ago holds no lease any more. */
	private static final Duration FORGOTTEN = Duration.ofHours(1);

	private final String id = UUID.randomUUID().toString();

	private final MongoTemplate mongo;

	private final Map<String, LastBeat> seen = new HashMap<>();

	private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(runnable -> {
		Thread thread = new Thread(runnable, "heartbeat");
		thread.setDaemon(true);
		return thread;
	});

	private volatile long confirmed = System.nanoTime();

	private volatile int alive = 1;

	private volatile boolean retiring;

	private volatile boolean unfinished;

	/**
	 * A heartbeat, and when it was first seen by our own watch.
	 *
	 * @param beating whether we have seen an earlier heartbeat of the instance
	 */
	private record LastBeat(long beat, long at, boolean beating) {
	}

	/**
	 * @param alone whether the database serves no other instance, so that any other is
	 * dead
	 */
	public Instances(MongoTemplate mongo, boolean alone) {
		this.mongo = mongo;
		if (alone) {
			mongo.execute(COLLECTION, (MongoCollection<Document> instances) -> instances.deleteMany(everyone()));
		}
		beat();
		pulse.scheduleWithFixedDelay(this::tryToBeat, PULSE.toMillis(), PULSE.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** The id under which this instance holds leases. */
	String id() {
		return id;
	}

	/**
	 * Instances whose heartbeat advanced while we watched: right after a start one that
	 * died long ago looks like a live one, and sharing limits with all the dead would be
	 * worse.
	 */
	@Override
	public int alive() {
		return alive;
	}

	/** Whether this instance may begin something. */
	boolean fit() {
		return !retiring && believedAlive();
	}

	/** Whether the others must still think this instance alive. */
	boolean believedAlive() {
		return System.nanoTime() - confirmed < FAINT.toNanos();
	}

	/** Nothing new is begun from now on. */
	void retire() {
		retiring = true;
	}

	/** Something is still running: the others have to wait before they take over. */
	void leaveUnfinished() {
		unfinished = true;
	}

	/** Whether nothing more will come of what the other instance has begun. */
	synchronized boolean dead(@Nullable String other) {
		if (other == null || id.equals(other)) {
			return false;
		}
		if (!seen.containsKey(other)) {
			look();
		}
		LastBeat last = seen.get(other);
		return last == null || System.nanoTime() - last.at() >= DEAD.toNanos();
	}

	private void tryToBeat() {
		try {
			beat();
		}
		catch (RuntimeException fault) {
			log.warn("The heartbeat could not be written: {}", fault.toString());
		}
	}

	private void beat() {
		long begun = System.nanoTime();
		mongo.execute(COLLECTION, (MongoCollection<Document> instances) -> instances.updateOne(new Document("_id", id),
				new Document("$inc", new Document(BEAT, 1L)), new UpdateOptions().upsert(true)));
		look();
		confirmed = begun;
	}

	private synchronized void look() {
		long now = System.nanoTime();
		Map<String, Long> beats = new HashMap<>();
		mongo.execute(COLLECTION, (MongoCollection<Document> instances) -> {
			instances.find(everyone())
				.forEach(found -> beats.put(found.getString("_id"), found.get(BEAT, Number.class).longValue()));
			return null;
		});
		seen.keySet().retainAll(beats.keySet());
		beats.forEach((other, beat) -> seen.merge(other, new LastBeat(beat, now, false),
				(before, after) -> before.beat() == after.beat() ? before : new LastBeat(beat, now, true)));
		alive = 1 + (int) seen.entrySet()
			.stream()
			.filter(other -> !id.equals(other.getKey()) && other.getValue().beating() && !dead(other.getKey()))
			.count();
		seen.forEach((other, last) -> {
			if (now - last.at() > FORGOTTEN.toNanos()) {
				remove(other);
			}
		});
	}

	private static Document everyone() {
		return new Document("_id", new Document("$gt", ""));
	}

	private void remove(String instance) {
		mongo.execute(COLLECTION,
				(MongoCollection<Document> instances) -> instances.deleteOne(new Document("_id", instance)));
	}

	/** Everything this instance had begun must have ended by now. */
	@Override
	public void close() {
		pulse.shutdown();
		try {
			if (pulse.awaitTermination(5, TimeUnit.SECONDS) && !unfinished) {
				remove(id);
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException unreachable) {
			log.warn("The others will notice that this instance has gone: {}", unreachable.toString());
		}
	}

}
