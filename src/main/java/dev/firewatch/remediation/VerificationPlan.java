package dev.firewatch.remediation;

import java.time.LocalDate;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How people will know that a fix works: what is measured, the target as written, and who
 * checks.
 *
 * @param checkOn when to check; null until that is known
 * @param checkAfterDays how long after it is done to check, if somebody asked for that
 */
public record VerificationPlan(@Nullable String method, @Nullable String metric, @Nullable String target,
		@Nullable LocalDate checkOn, @Nullable Integer checkAfterDays, @Nullable PersonId verifier) {

	public static final VerificationPlan NONE = new VerificationPlan(null, null, null, null, null, null);

	/** Whether metric and target are both given. */
	public boolean measurable() {
		return metric != null && target != null;
	}

	public VerificationPlan checkedOn(LocalDate day) {
		return new VerificationPlan(method, metric, target, day, checkAfterDays, verifier);
	}

}
