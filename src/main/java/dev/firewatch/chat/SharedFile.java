package dev.firewatch.chat;

import org.jspecify.annotations.Nullable;

/**
 * A file that somebody attached to a message.
 *
 * @param id the same however the message was found
 * @param name as the platform shows it
 * @param size in bytes; -1 if the platform doesn't say
 * @param address where the platform gives it out
 * @param problem why it can't be had, in a few words; null if it can
 */
public record SharedFile(String id, String name, long size, String address, @Nullable String problem) {

	/** What people are told who attach files to a command. */
	public static final String WITH_A_COMMAND = "A command takes no files along. Add the message itself to the timeline, "
			+ "with 📌 or from its menu, and its files come with it.";

	/** One that can be had from the address. */
	public static SharedFile at(String address, String id, String name, long size) {
		return new SharedFile(id, name, size, address, null);
	}

	/** One that can't. */
	public static SharedFile outOfReach(String id, String name, String problem) {
		return new SharedFile(id, name, -1, "", problem);
	}

}
