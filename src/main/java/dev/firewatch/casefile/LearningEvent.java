package dev.firewatch.casefile;

import java.time.Instant;

/**
 * Something that tells how a rule was used.
 *
 * @param code the reason code that was given; empty if none was
 */
public record LearningEvent(What what, String code, Instant at) {

	/** What happened. */
	public enum What {

		/** A failed verification was accepted. */
		EXCEPTION,

		/** A fix was dropped. */
		DROP,

		/** What the rules recommend was overridden. */
		OVERRIDE,

		/** A fix was verified by somebody else. */
		VERIFIED,

		/** A fix was verified by who made it. */
		SELF_VERIFIED,

		/** Two signals of a family came together. */
		FLAGGED,

		/** Such signals were looked at by who may decide. */
		REVIEWED

	}

}
