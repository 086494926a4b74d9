package dev.firewatch.timeline;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something written in the incident's channel that may belong on the timeline.
 *
 * @param key the same as that of the entry which the message would become
 * @param author who wrote it; null if that was no person
 * @param link where it is found; null where it has no address
 */
public record ChannelUtterance(String key, @Nullable PersonId author, Instant at, String text, @Nullable String link,
		int reactions, boolean files) {
}
