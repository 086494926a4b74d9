package dev.firewatch.timeline;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something written in the incident's channel that may belong on the timeline.
 *
 * @param key the key of the entry that the message would become
 * @param author who wrote it; null if it wasn't a person
 * @param link its address; null if it has none
 * @param files whether files or pictures are attached
 */
public record ChannelUtterance(String key, @Nullable PersonId author, Instant at, String text, @Nullable String link,
		int reactions, boolean files) {
}
