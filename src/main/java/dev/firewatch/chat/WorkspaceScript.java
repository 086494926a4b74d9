package dev.firewatch.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.firewatch.people.PersonId;

/**
 * The local workspace as a stage: lets its people speak as if they had typed it, at any
 * moment of the domain's time.
 */
public interface WorkspaceScript {

	/** The zone the workspace's people live in. */
	ZoneId zone();

	/** The room everybody is in. */
	RoomRef lobby();

	/** The bot's conversation with one person. */
	RoomRef direct(PersonId person);

	/** The person of the given handle, such as {@code alice}. */
	PersonId person(String handle);

	/** The person types the text in the room; the bot's answer appears there too. */
	Reply say(PersonId person, RoomRef room, String text, Instant at);

	/** The person submits the form that the action opens. */
	Reply submit(PersonId person, RoomRef room, Action action, Map<String, List<String>> values, Instant at);

}
