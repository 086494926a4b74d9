package dev.firewatch.incident;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * What the commander or a senior decided about the signals known at the moment, and why.
 *
 * @param reviewed whether they had the entries that hold the signals before them
 */
public record SignalDecision(Outcome outcome, PersonId by, Instant at, String reasonCode, String reason,
		boolean reviewed) {

	/** What was decided. */
	public enum Outcome {

		LOWERED, RESOLVED, CANCELLED, REVIEWED

	}

}
