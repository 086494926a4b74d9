package dev.firewatch.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. An edit keeps what was said before, a removal leaves the entry
 * as a tombstone.
 *
 * @param number its place in the order of recording, from 1; chat calls it {@code E1}
 * @param endedAt when it ended, null while that is unknown or if it took no time
 * @param openEnded whether it went on for an unknown time
 * @param author who recorded it; null for what the bot itself saw
 */
public record Entry(int number, Instant occurredAt, @Nullable Instant endedAt, boolean openEnded, Instant recordedAt,
		@Nullable PersonId author, Source source, String text, @Nullable Evidence evidence, @Nullable Mark mark,
		@Nullable String link, List<Revision> earlier, @Nullable Removal removed) {

	/** By when it happened; of the same moment, by when it was recorded. */
	public static final Comparator<Entry> ORDER = Comparator.comparing(Entry::occurredAt).thenComparing(Entry::number);

	/** What an entry said before it was edited. */
	public record Revision(String text, Instant occurredAt, Instant at, PersonId by) {
	}

	/** That an entry was taken out, by whom and when. */
	public record Removal(Instant at, PersonId by) {
	}

	/** What chat calls the entry, such as {@code E12}. */
	public String id() {
		return "E" + number;
	}

	public boolean isRemoved() {
		return removed != null;
	}

	/** The entry saying something else from now on. */
	public Entry edited(String newText, When when, @Nullable Mark newMark, Instant at, PersonId by) {
		List<Revision> revisions = new ArrayList<>(earlier);
		revisions.add(new Revision(text, occurredAt, at, by));
		return new Entry(number, when.start(), when.end(), when.openEnded(), recordedAt, author, source, newText,
				Evidence.in(newText).orElse(null), newMark, link, revisions, removed);
	}

	public Entry removed(Instant at, PersonId by) {
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text, evidence, mark, link,
				earlier, new Removal(at, by));
	}

	public When when() {
		return new When(occurredAt, endedAt, openEnded);
	}

}
