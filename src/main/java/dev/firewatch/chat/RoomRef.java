package dev.firewatch.chat;

import dev.firewatch.people.Platform;

/** A conversation on a platform: a channel, or a direct message with one person. */
public record RoomRef(Platform platform, String id) {

	/** The room in one string, such as {@code slack/C024BE91L}. */
	public String key() {
		return platform.key() + "/" + id;
	}

	public static RoomRef of(String key) {
		int slash = key.indexOf('/');
		return new RoomRef(Platform.of(key.substring(0, slash)), key.substring(slash + 1));
	}

}
