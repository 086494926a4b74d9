package dev.firewatch.chat;

import java.util.regex.Pattern;

/**
 * Text without what nobody sees: control characters, which break files, and marks that
 * make a reader see another text than was written.
 */
final class CleanText {

	private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

	private CleanText() {
	}

	static String of(String text) {
		return UNSEEN.matcher(text).replaceAll("");
	}

}
