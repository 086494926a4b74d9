package dev.firewatch.chat;

import java.time.Instant;

/** Takes messages that people point at onto the timeline. */
public interface Captures {

	/**
	 * Adds the message to the timeline of its room's incident. After {@link Reply.Silent}
	 * or {@link Reply.Say} the platform marks the message as taken; only a
	 * {@link Reply.Whisper} is shown.
	 */
	Reply capture(Captured captured);

	/** Whether the room's messages can go onto a timeline. */
	boolean takes(RoomRef room);

	/**
	 * Somebody took their mark off the message: whether it should leave the timeline too
	 * is offered, never assumed.
	 */
	Reply uncapture(MessageRef message, Caller caller, String key, Instant at);

}
