package dev.firewatch.timeline;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** An entry about to be recorded; the key is the same for each attempt. */
public record Draft(String key, When when, Instant recordedAt, @Nullable PersonId author, Source source, String text,
		@Nullable Milestone mark, @Nullable String link) {

	/** The entry that the draft becomes under its number. */
	public Entry at(int number) {
		return new Entry(number, when.start(), when.end(), when.openEnded(), recordedAt, author, source, text,
				Evidence.in(text).orElse(null), mark, link, List.of(), null, null, null);
	}

}
