package dev.firewatch.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What Firewatch asks of a chat platform. Every call returns only once the platform has
 * confirmed it, and otherwise throws {@link PlatformFailure}.
 */
public interface ChatPlatform {

	Platform platform();

	/**
	 * How long the errand has to wait for its turn, so that the platform's limits are
	 * kept; zero if its turn is now. Asked again with the same key it names the same
	 * turn.
	 */
	default Duration untilTurn(PlannedCall call) {
		return Duration.ZERO;
	}

	/**
	 * Opens a room, or finds the one that an earlier call of the same key has opened.
	 * @param wish the name to have; the platform makes it legal and unique
	 */
	RoomRef openRoom(String key, String wish, boolean isPrivate);

	/**
	 * Opens a room for the given people alone, or finds it.
	 */
	default RoomRef openPrivateRoom(String key, String wish, Set<PersonId> among) {
		return openRoom(key, wish, true);
	}

	/**
	 * Brings people into the room; whoever is in already or unknown here is passed over.
	 */
	void invite(RoomRef room, Set<PersonId> people, List<String> groups);

	void topic(RoomRef room, String text);

	/** The conversation with one person alone. */
	RoomRef directRoom(PersonId person);

	/** The room of the given name, such as the announce channel; joined if need be. */
	RoomRef namedRoom(String name);

	/**
	 * Posts a message.
	 * @param key the same for each attempt at the same message
	 * @param uncertain whether an earlier attempt may have succeeded: then it is looked
	 * for
	 */
	MessageRef post(RoomRef room, Message message, String key, boolean uncertain);

	/** Changes the message; where it can't be changed any more a new one is posted. */
	MessageRef update(MessageRef message, Message newMessage, String key);

	/**
	 * What people and other apps have written in the room since then, oldest first; of
	 * more than the given number the latest. What the bot wrote, and what was said to it,
	 * is left out. Answers within threads may be missing.
	 */
	List<ChannelMessage> history(RoomRef room, Instant since, int most);

	void pin(MessageRef message);

	void bookmark(RoomRef room, String title, String url);

	void react(MessageRef message, String reaction);

	void archive(RoomRef room);

	/** Shows the person's home view, where the platform has one. */
	void home(PersonId person, Message message);

	/** Shows a message to one person in a room. */
	void whisper(RoomRef room, PersonId person, Message message);

	/** A link to the message or, without one, to the room; null where there is none. */
	@Nullable String link(RoomRef room, @Nullable MessageRef message);

}
