package dev.firewatch.chat;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wrote in a room, as it reads now.
 *
 * @param author who wrote it; null if that was no person
 * @param link where it is found on the platform; null where there is no such address
 * @param reactions how many reactions it has
 * @param files whether files or pictures are attached
 */
public record ChannelMessage(MessageRef message, @Nullable PersonId author, Instant at, String text,
		@Nullable String link, int reactions, boolean files) {

	/** The same however the message was come by; what was captured is known by it. */
	public String key() {
		return key(message);
	}

	/** The key of what is captured from the message. */
	public static String key(MessageRef message) {
		return "message/" + message.room().key() + "/" + message.id();
	}

}
