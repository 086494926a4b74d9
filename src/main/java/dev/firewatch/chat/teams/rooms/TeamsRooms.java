package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.PersonId;

/** Where incidents are worked on: channels or, if there can't be any, threads. */
interface TeamsRooms {

	/** Opens a room and returns its conversation. */
	String open(String key, String wish, boolean isPrivate);

	/** Brings people in; skips those who can't be added. */
	/**
	 * Brings people in.
	 * @return who stays outside
	 */
	Set<PersonId> invite(RoomRef room, Set<PersonId> people);

	void describe(RoomRef room, String text);

	void bookmark(RoomRef room, String title, String url);

	void archive(RoomRef room);

	/** What was written there since then, as Graph reports it, in no particular order. */
	List<JsonNode> messages(RoomRef room, Instant since, int most);

}
