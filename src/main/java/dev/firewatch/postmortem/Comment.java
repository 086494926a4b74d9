package dev.firewatch.postmortem;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about the draft.
 *
 * @param section what it is about; null for the whole
 * @param change whether publication has to wait until it is settled
 */
public record Comment(int number, @Nullable String section, String text, boolean change, PersonId by, Instant at,
		@Nullable PersonId settledBy, @Nullable Instant settledAt) {

	/** What chat calls the comment, such as {@code C1}. */
	public String id() {
		return "C" + number;
	}

	/** Whether publication has to wait for it. */
	public boolean open() {
		return change && settledAt == null;
	}

	Comment settled(PersonId by, Instant at) {
		return new Comment(number, section, text, change, this.by, this.at, by, at);
	}

}
