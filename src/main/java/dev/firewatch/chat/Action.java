package dev.firewatch.chat;

import org.jspecify.annotations.Nullable;

/**
 * A verb with its argument, addressed to the incident {@code address} or, where that is
 * null, to whatever the room implies.
 */
public record Action(String verb, @Nullable String address, String argument) {

	private static final String SEPARATOR = "\u001f";

	/** The action in one string, for a platform that hands back a string. */
	public String encoded() {
		return verb + SEPARATOR + (address == null ? "" : address) + SEPARATOR + argument;
	}

	public static Action decoded(String text) {
		String[] parts = text.split(SEPARATOR, 3);
		if (parts.length != 3) {
			throw new IllegalArgumentException("not an action of ours");
		}
		return new Action(parts[0], parts[1].isEmpty() ? null : parts[1], parts[2]);
	}

}
