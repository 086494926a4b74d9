package dev.firewatch.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that has to reach a platform because a document was written; kept in that
 * document until the platform has confirmed it.
 *
 * @param kind what it is, which decides who composes it
 * @param lane effects of one lane are delivered in order; those of {@code room/topic}
 * also wait for those of {@code room} before them, but not the other way round
 * @param about what it concerns, by name
 * @param since when it was written, in real time
 * @param tries its attempts so far
 */
public record Effect(String id, String kind, String lane, Map<String, String> about, Nature nature, Instant since,
		Tries tries) {

	/** Its precedence over others. */
	public enum Nature {

		/** Goes before what is routine. */
		URGENT,

		/** Can wait until more urgent ones are through. */
		ROUTINE,

		/** Urgent, and nothing else in its lane makes sense before it has succeeded. */
		GATE

	}

	/**
	 * The attempts so far.
	 *
	 * @param notBefore not to be tried before, in real time
	 * @param attempts how often it was tried
	 * @param faults how often our own mistake was in the way
	 * @param uncertain whether an earlier attempt may have succeeded
	 * @param problem why it can't be delivered; null as long as it may be
	 */
	public record Tries(Instant notBefore, int attempts, int faults, boolean uncertain, @Nullable String problem) {

		static final Tries NONE = new Tries(Instant.EPOCH, 0, 0, false, null);

	}

	public static Effect of(String kind, String lane, Map<String, String> about) {
		return new Effect(UUID.randomUUID().toString(), kind, lane, about, Nature.URGENT, Instant.EPOCH, Tries.NONE);
	}

	/** The same, but it can wait. */
	public Effect routine() {
		return new Effect(id, kind, lane, about, Nature.ROUTINE, since, tries);
	}

	/** The same, but nothing else in its lane goes out before it has succeeded. */
	public Effect gate() {
		return new Effect(id, kind, lane, about, Nature.GATE, since, tries);
	}

	/** The same, but in the given lane. */
	public Effect inLane(String other) {
		return new Effect(id, kind, other, about, nature, since, tries);
	}

	/** The named thing it is about, which must exist. */
	public String get(String name) {
		String value = about.get(name);
		if (value == null) {
			throw new IllegalStateException("effect " + kind + " says nothing of " + name);
		}
		return value;
	}

	public boolean isRoutine() {
		return nature == Nature.ROUTINE;
	}

	Effect writtenAt(Instant now) {
		return new Effect(id, kind, lane, about, nature, now, tries);
	}

	Effect after(Tries more) {
		return new Effect(id, kind, lane, about, nature, since, more);
	}

	/**
	 * The same, but its last attempt may have succeeded: the instance died before it
	 * could say so.
	 */
	Effect doubted() {
		return after(new Tries(tries.notBefore(), tries.attempts(), tries.faults(), true, tries.problem()));
	}

	/** Whether an attempt that is not given up may have succeeded. */
	boolean mayHaveArrived() {
		return tries.uncertain() && !hopeless();
	}

	boolean sameAs(Effect other) {
		return kind.equals(other.kind) && lane.equals(other.lane) && about.equals(other.about);
	}

	boolean hopeless() {
		return tries.problem() != null;
	}

	/** Whether it has to wait while the given lane is stuck. */
	boolean waitsFor(String stuckLane) {
		return lane.equals(stuckLane) || lane.startsWith(stuckLane + "/");
	}

}
