package dev.firewatch.postmortem;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A contributing factor and why it mattered; exactly one of a postmortem's causes is
 * primary.
 */
public record Cause(int number, String text, @Nullable String because, boolean primary, PersonId by) {

	/** What chat calls the cause, such as {@code CF1}. */
	public String id() {
		return "CF" + number;
	}

	Cause asPrimary(boolean isPrimary) {
		return new Cause(number, text, because, isPrimary, by);
	}

}
