package dev.firewatch.chat.slack.blocks;

/** Shortens text to Slack's limits, visibly. */
public final class Cut {

	private static final String MARK = "…";

	private Cut() {
	}

	/** The text, or as much of it as fits with a mark that something is missing. */
	public static String to(String text, int max) {
		if (text.length() <= max) {
			return text;
		}
		int end = max - MARK.length();
		// Half of a surrogate pair is no character.
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MARK;
	}

}
