package dev.firewatch.chat;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody marks so that it goes on the timeline at its own time. The
 * caller's {@code pressedOn} is the message itself.
 *
 * @param author who wrote it; null if it wasn't a person
 * @param link its address on the platform
 * @param byReaction whether it was marked with a reaction rather than picked from a menu
 * @param files what is attached to it
 * @param key the same for each delivery of the same act by the platform
 */
public record Captured(RoomRef room, Caller caller, String text, Instant occurredAt, @Nullable PersonId author,
		@Nullable String link, boolean byReaction, List<SharedFile> files, String key, Instant at) {

	public Captured {
		files = List.copyOf(files);
	}

}
