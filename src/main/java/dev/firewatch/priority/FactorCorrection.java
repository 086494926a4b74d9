package dev.firewatch.priority;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/** A factor that somebody knows better than the rules. */
public record FactorCorrection(Factor factor, double value, String reason, PersonId by, Instant at) {

	/** Whether it says the same, at whatever time. */
	public boolean isSame(FactorCorrection other) {
		return factor == other.factor && value == other.value && reason.equals(other.reason) && by.equals(other.by);
	}

}
