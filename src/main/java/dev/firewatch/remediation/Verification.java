package dev.firewatch.remediation;

import java.util.function.UnaryOperator;
import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One measured result against the target, as written at the time.
 *
 * @param exceptionReason why the result should count although it missed the target; null
 * if nobody asked for that
 * @param approvedBy who accepted the exception; null until then
 * @param approvedAt when they did
 */
public record Verification(String result, @Nullable String target, Verdict verdict, @Nullable String note, PersonId by,
		Instant at, @Nullable String exceptionReason, @Nullable PersonId approvedBy, @Nullable Instant approvedAt) {

	public boolean counts() {
		return verdict == Verdict.PASS || approvedBy != null;
	}

	public boolean awaitsApproval() {
		return exceptionReason != null && approvedBy == null && verdict == Verdict.FAIL;
	}

	public Verification approved(PersonId approver, Instant when) {
		return new Verification(result, target, verdict, note, by, at, exceptionReason, approver, when);
	}

	/** The same result with its exception in other words. */
	Verification explained(UnaryOperator<String> words) {
		return exceptionReason == null ? this : new Verification(result, target, verdict, note, by, at,
				words.apply(exceptionReason), approvedBy, approvedAt);
	}

	/** The same result with the exception refused. */
	public Verification withoutException() {
		return new Verification(result, target, verdict, note, by, at, null, null, null);
	}

}
