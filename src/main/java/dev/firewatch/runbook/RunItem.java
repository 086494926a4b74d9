package dev.firewatch.runbook;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An item of a run, and where it stands.
 *
 * @param by who settled it; null if nobody did, or another run
 * @param text evidence, value or reason
 * @param code the reason's code, if it was skipped
 * @param heldBy who it was handed to; null if to nobody
 */
public record RunItem(RunbookItem item, ItemState state, @Nullable PersonId by, @Nullable Instant at,
		@Nullable String text, @Nullable String code, @Nullable PersonId heldBy) {

	/** How an item stands. */
	public enum ItemState {

		OPEN, DONE, SKIPPED

	}

	public boolean isOpen() {
		return state == ItemState.OPEN;
	}

}
