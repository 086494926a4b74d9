package dev.firewatch.remediation;

import java.time.LocalDate;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How it will be known that a fix works: what is measured, the target as written, when to
 * look, and who does.
 */
public record VerificationPlan(@Nullable String method, @Nullable String metric, @Nullable String target,
		@Nullable LocalDate checkOn, @Nullable PersonId verifier) {

	public static final VerificationPlan NONE = new VerificationPlan(null, null, null, null, null);

	/** Whether metric and target are both given. */
	public boolean measurable() {
		return metric != null && target != null;
	}

	public VerificationPlan checkedOn(LocalDate day) {
		return new VerificationPlan(method, metric, target, day, verifier);
	}

	public VerificationPlan verifiedBy(PersonId person) {
		return new VerificationPlan(method, metric, target, checkOn, person);
	}

}
