package dev.firewatch.chat.teams;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes.
 *
 * @param conversation what was spoken in: a thread of the room, if the room has any
 * @param direct whether nobody else reads there
 */
record TeamsReplyTarget(Caller caller, String conversation, boolean direct) {

	RoomRef room() {
		return caller.room();
	}

	@Nullable MessageRef pressedOn() {
		return caller.pressedOn();
	}

	TeamsReplyTarget of(Caller known) {
		return new TeamsReplyTarget(known, conversation, direct);
	}

	/** The same caller in another room. */
	TeamsReplyTarget in(RoomRef room) {
		return new TeamsReplyTarget(new Caller(caller.person(), room, null), conversation, direct);
	}

}
