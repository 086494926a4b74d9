package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Docket;
import org.jspecify.annotations.Nullable;

/** Something that becomes due as time passes. */
public interface FollowUpTask {

	/** One pass over the casefiles at one moment. */
	interface Pass {

		/** Does what is due in the casefile. */
		Look look(Docket docket);

		/** Does what was gathered from all of them. */
		default void finish() {
		}

	}

	/**
	 * What a look at a casefile came to.
	 *
	 * @param unfinished whether some of it happens only when the pass finishes
	 * @param next when something is due in the casefile next, after what is due now;
	 * never later than it really is, and null if nothing will be
	 */
	record Look(boolean unfinished, @Nullable Instant next) {

		/** All that was due is done. */
		public static Look done(Optional<Instant> next) {
			return new Look(false, next.orElse(null));
		}

	}

	/** Begins a pass over the casefiles in which something may be due. */
	Pass at(Instant now);

	/** Whether people would be written to at the moment if nothing happens until then. */
	default boolean wouldWrite(List<Docket> open, Instant then) {
		return false;
	}

}
