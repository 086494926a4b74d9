package dev.firewatch.chat;

/** Shortens text, visibly, and never within a character. */
public final class Cut {

	private static final String MARK = "…";

	private Cut() {
	}

	/** The text, or as much of it as fits with a mark that something is missing. */
	public static String to(String text, int max) {
		return text.length() <= max ? text : beginning(text, max - MARK.length()) + MARK;
	}

	/** The same of the text in one line. */
	public static String line(String text, int max) {
		return to(text.replaceAll("\\s+", " ").strip(), max);
	}

	/** As much of the text as fits. */
	public static String beginning(String text, int max) {
		if (text.length() <= max) {
			return text;
		}
		// Half of a surrogate pair is no character.
		return text.substring(0, max > 0 && Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
	}

}
