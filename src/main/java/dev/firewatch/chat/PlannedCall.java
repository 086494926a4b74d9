package dev.firewatch.chat;

/**
 * A call that a platform is about to get, though nobody waits for the answer.
 *
 * @param conversation the room or person it goes to, if known
 * @param key the same for each attempt, and for all calls that would show the same
 * @param routine whether it can wait until more urgent ones are through
 */
public record PlannedCall(CallKind kind, String conversation, String key, boolean routine) {

	/** The kind of call. */
	public enum CallKind {

		OPEN_ROOM, OPEN_DIRECT, INVITE, TOPIC, POST, UPDATE, READ, PIN, BOOKMARK, ARCHIVE, HOME

	}

}
