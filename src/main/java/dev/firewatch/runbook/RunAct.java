package dev.firewatch.runbook;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did in a run; a run is what its acts say.
 *
 * @param by null if the policy or another run did it
 * @param item the number of the item; 0 if it is about a stage or the run
 * @param text evidence, a value, a reason or an anomaly, or the role that approves
 * @param code the reason's code; null if it has none
 * @param about who the item was handed to; null if that is not what was done
 * @param stage the id of the stage that was entered
 */
public record RunAct(RunActKind kind, Instant at, @Nullable PersonId by, int item, @Nullable String text,
		@Nullable String code, @Nullable PersonId about, @Nullable String stage) {

	static RunAct of(RunActKind kind, RunActor actor, @Nullable String text) {
		return new RunAct(kind, actor.at(), actor.by(), 0, text, null, null, null);
	}

	static RunAct of(RunActKind kind, RunActor actor, int item, @Nullable String text) {
		return new RunAct(kind, actor.at(), actor.by(), item, text, null, null, null);
	}

	static RunAct to(String stage, RunActKind kind, RunActor actor, @Nullable String text) {
		return new RunAct(kind, actor.at(), actor.by(), 0, text, null, null, stage);
	}

	/**
	 * Who acts, and when.
	 *
	 * @param by null if the policy or another run does
	 */
	public record RunActor(@Nullable PersonId by, Instant at) {
	}

	/** What was done. */
	public enum RunActKind {

		/** An item was ticked, or its value read. */
		DONE,

		/** It was not so after all. */
		UNDONE,

		/** An item doesn't apply. */
		SKIPPED,

		/** Somebody holds an item now. */
		HANDED,

		/** The next stage was entered. */
		ADVANCED,

		/** An earlier stage was entered again. */
		ROLLED_BACK,

		/** Something unexpected was seen, from which stability counts anew. */
		ANOMALY,

		/** A role approved that the stage is passed. */
		APPROVED,

		/** What had to happen by a day that was read has happened. */
		MET,

		/** The last stage was passed. */
		FINISHED,

		/** It was given up, with a reason. */
		STOPPED

	}

}
