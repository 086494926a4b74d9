package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.PersonId;

/** What incidents are worked on in: channels or, where those can't be had, threads. */
interface TeamsRooms {

	/** Opens a room and returns its conversation. */
	String open(String key, String wish, boolean isPrivate);

	/** Brings people in; those who can't be are passed over. */
	void invite(RoomRef room, Set<PersonId> people);

	void describe(RoomRef room, String text);

	void bookmark(RoomRef room, String title, String url);

	void archive(RoomRef room);

	/** What was written there since then, as Graph tells it, in no order. */
	List<JsonNode> messages(RoomRef room, Instant since, int most);

}
