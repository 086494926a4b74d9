package dev.firewatch.chat;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Adds messages that people mark to the timeline. */
public interface Captures {

	/**
	 * Adds the message to the timeline of its room's incident. After {@link Reply.Silent}
	 * or {@link Reply.Say} the platform marks the message as captured; a
	 * {@link Reply.Say} says what of it was not taken, and is shown to the caller alone,
	 * like a {@link Reply.Whisper}.
	 */
	Reply capture(Captured captured);

	/** Whether the room's messages can go onto a timeline. */
	boolean takes(RoomRef room);

	/**
	 * Somebody removed their mark from the message: removing the entry too is offered,
	 * never assumed.
	 */
	Reply uncapture(MessageRef message, Caller caller, String key, Instant at);

	/**
	 * Somebody edited or deleted a message. If it was captured, its new wording is
	 * offered, never taken by itself.
	 * @param text what it says now; null if it was deleted
	 */
	void changed(MessageRef message, @Nullable String text);

}
