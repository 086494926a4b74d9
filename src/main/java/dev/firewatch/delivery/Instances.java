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
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

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

	/** An instance that died this long ago holds no lease any more. */
	private static final Duration FORGOTTEN = Duration.ofHours(1);

	private final String id = UUID.randomUUID().toString();

	private final MongoTemplate mongo;

	private final Heartbeats seen = new Heartbeats();

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
	 * @param alone whether the database serves no other instance, so that any other is
	 * dead
	 */
	public Instances(MongoTemplate mongo, boolean alone) {
		this.mongo = mongo;
		if (alone) {
			mongo.remove(everyone(), COLLECTION);
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
		if (!seen.knows(other)) {
			look();
		}
		return seen.isDead(other);
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
		mongo.upsert(one(id), new Update().inc(BEAT, 1L), COLLECTION);
		look();
		confirmed = begun;
	}

	private synchronized void look() {
		long now = System.nanoTime();
		Map<String, Long> beats = new HashMap<>();
		mongo.find(everyone(), Document.class, COLLECTION)
			.forEach(found -> beats.put(found.getString("_id"), found.get(BEAT, Number.class).longValue()));
		seen.look(beats, now);
		alive = 1 + seen.beating(id);
		seen.stillFor(FORGOTTEN).forEach(this::remove);
	}

	private static Query everyone() {
		return Query.query(Criteria.where("_id").gt(""));
	}

	private static Query one(String instance) {
		return Query.query(Criteria.where("_id").is(instance));
	}

	private void remove(String instance) {
		mongo.remove(one(instance), COLLECTION);
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
