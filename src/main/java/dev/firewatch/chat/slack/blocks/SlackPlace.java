package dev.firewatch.chat.slack.blocks;

import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Where a room is in Slack: a channel or, in workspaces that forbid new ones, a thread of
 * one. The room's id is the channel's, followed by the thread's.
 */
public record SlackPlace(String channel, @Nullable String thread) {

	private static final char BETWEEN = ':';

	public static SlackPlace of(RoomRef room) {
		int at = room.id().indexOf(BETWEEN);
		return at < 0 ? new SlackPlace(room.id(), null)
				: new SlackPlace(room.id().substring(0, at), room.id().substring(at + 1));
	}

	public boolean isThread() {
		return thread != null;
	}

	public RoomRef room() {
		return new RoomRef(Platform.SLACK, thread == null ? channel : channel + BETWEEN + thread);
	}

}
