package dev.firewatch.risk;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a risk or a mitigation.
 *
 * @param written as somebody wrote it
 * @param person null if nobody is known by that name
 */
public record RiskOwner(String written, @Nullable PersonId person) {

	/** Whether both are the same, however they are written. */
	public static boolean same(@Nullable RiskOwner one, @Nullable RiskOwner other) {
		if (one == null || other == null) {
			return one == other;
		}
		return one.person() != null && one.person().equals(other.person()) || one.written().equals(other.written());
	}

	static @Nullable String written(@Nullable RiskOwner owner) {
		return owner == null ? null : owner.written();
	}

}
