package dev.firewatch.chat.slack.inbound;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes.
 *
 * @param userId who is answered
 * @param thread the thread in which the person spoke, if any
 * @param responseUrl where the answer to a pressed button may be sent
 * @param ephemeral whether the button was on a message that only its reader sees
 */
record SlackReplyTarget(Caller caller, String userId, @Nullable String thread, @Nullable String responseUrl,
		boolean ephemeral) {

	RoomRef room() {
		return caller.room();
	}

	@Nullable MessageRef pressedOn() {
		return caller.pressedOn();
	}

}
