package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;

/** Something that becomes due as time passes. */
public interface FollowUpTask {

	/** One pass over the casefiles at one moment. */
	interface Pass {

		/**
		 * Does what is due in the casefile.
		 * @return whether some of it happens only when the pass finishes
		 */
		boolean look(Casefile file);

		/** Does what was gathered from all of them. */
		default void finish() {
		}

	}

	/** Begins a pass over the casefiles in which something may be due. */
	Pass at(Instant now);

	/**
	 * When something is due in the casefile next, after what is due now; never later than
	 * it really is.
	 */
	Optional<Instant> next(Casefile file, Instant now);

	/** Whether people would be written to at the moment if nothing happens until then. */
	default boolean wouldWrite(List<Casefile> open, Instant then) {
		return false;
	}

}
