package dev.firewatch.chat.teams.connector;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes.
 *
 * @param conversation where the person spoke: a thread of the room, if the room has any
 * @param direct whether nobody else reads there
 */
public record TeamsReplyTarget(Caller caller, String conversation, boolean direct) {

	public RoomRef room() {
		return caller.room();
	}

	@Nullable public MessageRef pressedOn() {
		return caller.pressedOn();
	}

	public TeamsReplyTarget of(Caller known) {
		return new TeamsReplyTarget(known, conversation, direct);
	}

	/** The same caller in another room. */
	public TeamsReplyTarget in(RoomRef room) {
		return new TeamsReplyTarget(new Caller(caller.person(), room, null), conversation, direct);
	}

}
