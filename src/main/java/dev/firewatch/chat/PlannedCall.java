package dev.firewatch.chat;

/**
 * Something that a platform is about to be asked for, though nobody waits for the answer.
 *
 * @param conversation the room or person it goes to, as far as known
 * @param key the same for each attempt, and for all that would show the same
 * @param routine whether it can wait until more urgent ones are through
 */
public record PlannedCall(CallKind kind, String conversation, String key, boolean routine) {

	/** What is asked for. */
	public enum CallKind {

		OPEN_ROOM, OPEN_DIRECT, INVITE, TOPIC, POST, UPDATE, READ, PIN, BOOKMARK, ARCHIVE, HOME

	}

}
