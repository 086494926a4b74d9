package dev.firewatch;

import java.util.regex.Pattern;

/**
 * Text without what nobody sees: control characters, which break files, marks that make a
 * reader see another text than was written, and characters that look like nothing.
 */
public final class CleanText {

	private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]"
			+ "|[\\u200B\\u2060-\\u2064\\uFEFF\\u180E\\u115F\\u1160\\u3164\\uFFA0\\u2800]");

	/** Means something between two characters only, as in an emoji of a family. */
	private static final Pattern BETWEEN_NOTHING = Pattern
		.compile("(?<![^\\s\\u200C-\\u200F\\u00AD])[\\u200C-\\u200F\\u00AD]+(?=\\s|$)");

	private CleanText() {
	}

	public static String of(String text) {
		return BETWEEN_NOTHING.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("");
	}

}
