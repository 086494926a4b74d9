package dev.firewatch.postmortem;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A contributing factor and why it mattered; exactly one of a postmortem's causes is
 * primary.
 *
 * @param acceptedBecause why it needs no fix; null while it needs one
 * @param kind where it lies; null if nobody said
 */
public record Cause(int number, String text, @Nullable String because, boolean primary, PersonId by,
		@Nullable String acceptedBecause, @Nullable CauseKind kind) {

	/** What chat calls the cause, such as {@code CF1}. */
	public String id() {
		return "CF" + number;
	}

	Cause asPrimary(boolean isPrimary) {
		return new Cause(number, text, because, isPrimary, by, acceptedBecause, kind);
	}

	Cause accepted(String reason) {
		return new Cause(number, text, because, primary, by, reason, kind);
	}

	Cause of(CauseKind newKind) {
		return new Cause(number, text, because, primary, by, acceptedBecause, newKind);
	}

}
