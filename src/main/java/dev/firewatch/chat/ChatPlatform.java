package dev.firewatch.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What Firewatch needs from a chat platform. Every call returns only once the platform
 * has confirmed it, and otherwise throws {@link PlatformFailure}.
 */
public interface ChatPlatform {

	Platform platform();

	/**
	 * How long the call has to wait for its turn, so that the platform's limits are kept;
	 * zero if its turn is now. Asking again with the same key gives the same turn.
	 */
	default Duration untilTurn(PlannedCall call) {
		return Duration.ZERO;
	}

	/**
	 * Opens a room, or finds the one that an earlier call with the same key opened.
	 * @param wish the wanted name; the platform makes it legal and unique
	 */
	RoomRef openRoom(String key, String wish, boolean isPrivate);

	/**
	 * Opens a room for only the given people, or finds it.
	 */
	default RoomRef openPrivateRoom(String key, String wish, Set<PersonId> among) {
		return openRoom(key, wish, true);
	}

	/**
	 * Brings people into the room; anybody already there or unknown here is skipped.
	 */
	void invite(RoomRef room, Set<PersonId> people, List<String> groups);

	void topic(RoomRef room, String text);

	/** The conversation with one person alone. */
	RoomRef directRoom(PersonId person);

	/**
	 * The room of the given name, such as the announce channel; joins it if necessary.
	 */
	RoomRef namedRoom(String name);

	/**
	 * The same.
	 * @param first who is brought in if it has to be made, as nobody is in it then
	 */
	default RoomRef namedRoom(String name, Set<PersonId> first) {
		return namedRoom(name);
	}

	/**
	 * Posts a message.
	 * @param key the same for each attempt at the same message
	 * @param uncertain whether an earlier attempt may have succeeded: then look for it
	 * first
	 */
	MessageRef post(RoomRef room, Message message, String key, boolean uncertain);

	/** Changes the message; if it can't be changed any more, posts a new one. */
	MessageRef update(MessageRef message, Message newMessage, String key);

	/**
	 * What people and other apps have written in the room since then, oldest first; if
	 * there are more than the given number, the latest. Leaves out what the bot wrote and
	 * what was said to it. Answers in threads may be missing.
	 */
	List<ChannelMessage> history(RoomRef room, Instant since, int most);

	/**
	 * Which of its own messages in the room, of the given number of latest ones since
	 * then, hold the words; empty where the bot can't read what it wrote.
	 */
	List<MessageRef> echoes(RoomRef room, Instant since, int most, String words);

	/**
	 * The content of a file that was attached to a message in the room.
	 * @param most of a larger one, only the first bytes come, one more than this
	 */
	byte[] file(RoomRef room, SharedFile file, long most);

	void pin(MessageRef message);

	void bookmark(RoomRef room, String title, String url);

	void react(MessageRef message, String reaction);

	void archive(RoomRef room);

	/** Shows the person's home view, where the platform has one. */
	void home(PersonId person, Message message);

	/** Shows a message to one person in a room. */
	void whisper(RoomRef room, PersonId person, Message message);

	/**
	 * A link to the message or, if none is given, to the room; null if there is no link.
	 */
	@Nullable String link(RoomRef room, @Nullable MessageRef message);

}
