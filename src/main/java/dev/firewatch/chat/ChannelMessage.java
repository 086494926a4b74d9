package dev.firewatch.chat;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wrote in a room, as it reads now.
 *
 * @param author who wrote it; null if it wasn't a person
 * @param link its address on the platform; null if it has none
 * @param reactions how many reactions it has
 * @param files what is attached to it
 */
public record ChannelMessage(MessageRef message, @Nullable PersonId author, Instant at, String text,
		@Nullable String link, int reactions, List<SharedFile> files) {

	/** The same however the message was found; identifies what was captured. */
	public String key() {
		return key(message);
	}

	/** The key of what is captured from the message. */
	public static String key(MessageRef message) {
		return "message/" + message.room().key() + "/" + message.id();
	}

}
