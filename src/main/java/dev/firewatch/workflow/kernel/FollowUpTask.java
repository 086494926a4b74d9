package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;

/** Something that the passing of time asks for. */
public interface FollowUpTask {

	/** A look at casefile after casefile at one moment. */
	interface Pass {

		/**
		 * Does what is due at the casefile.
		 * @return whether some of it is done only once the pass is finished
		 */
		boolean look(Casefile file);

		/** Does what was gathered from all of them. */
		default void finish() {
		}

	}

	/** Begins a look at the casefiles to which something may be due. */
	Pass at(Instant now);

	/**
	 * When there is something to do at the casefile next, after what is due now; never
	 * later than there is.
	 */
	Optional<Instant> next(Casefile file, Instant now);

	/** Whether people would be written to at the moment if nothing happens until then. */
	default boolean wouldWrite(List<Casefile> open, Instant then) {
		return false;
	}

}
