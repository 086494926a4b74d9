package dev.firewatch.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The heartbeats of all instances as one of them sees them. Only time in which they could
 * be seen counts: nobody is dead because the database was away from the observer.
 */
final class Heartbeats {

	/**
	 * Longer than being faint plus one call to a platform: by then everything a dead
	 * instance had begun has ended.
	 */
	static final Duration DEAD = Duration.ofSeconds(20);

	/** Whoever hasn't looked for so long doesn't know what happened meanwhile. */
	static final Duration BLIND = Duration.ofSeconds(8);

	private final Map<String, LastBeat> seen = new HashMap<>();

	private long lookedAt;

	private boolean looked;

	/**
	 * A heartbeat, and when it was first seen by our own watch.
	 *
	 * @param beating whether we have seen an earlier heartbeat of the instance
	 */
	private record LastBeat(long beat, long at, boolean beating) {
	}

	/**
	 * Takes note of what the database says.
	 * @param beats the heartbeats by instance
	 * @param now on our own watch, in nanoseconds
	 */
	void look(Map<String, Long> beats, long now) {
		boolean wasBlind = looked && now - lookedAt > BLIND.toNanos();
		seen.keySet().retainAll(beats.keySet());
		if (wasBlind) {
			seen.replaceAll((other, last) -> new LastBeat(last.beat(), now, last.beating()));
		}
		beats.forEach((other, beat) -> seen.merge(other, new LastBeat(beat, now, false),
				(before, after) -> before.beat() == after.beat() ? before : new LastBeat(beat, now, true)));
		lookedAt = now;
		looked = true;
	}

	boolean knows(String instance) {
		return seen.containsKey(instance);
	}

	/** Whether its heartbeat stood still for long enough, as of the last look. */
	boolean isDead(String instance) {
		return stoodStill(instance, DEAD);
	}

	/** The others whose heartbeat advanced while we watched. */
	int beating(String self) {
		return (int) seen.entrySet()
			.stream()
			.filter(other -> !self.equals(other.getKey()) && other.getValue().beating() && !isDead(other.getKey()))
			.count();
	}

	/** Those that have stood still for so long that nobody need know of them any more. */
	List<String> stillFor(Duration time) {
		return seen.keySet().stream().filter(other -> stoodStill(other, time)).toList();
	}

	private boolean stoodStill(String instance, Duration time) {
		LastBeat last = seen.get(instance);
		return last == null || lookedAt - last.at() >= time.toNanos();
	}

}
