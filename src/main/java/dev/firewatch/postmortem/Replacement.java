package dev.firewatch.postmortem;

/** Replaces words so that the sentence still reads well. */
final class Replacement {

	private Replacement() {
	}

	static String of(String text, int start, int end, String words) {
		String before = text.substring(0, start);
		String after = text.substring(end);
		boolean opens = opensSentence(text, start);
		if (words.isEmpty()) {
			after = after.stripLeading();
			return article(before, opens ? capital(after) : after) + (opens ? capital(after) : after);
		}
		String fitting = opens ? capital(words) : words;
		return article(before, fitting) + fitting + after;
	}

	private static boolean opensSentence(String text, int start) {
		if (!Character.isUpperCase(text.codePointAt(start))) {
			return false;
		}
		String before = text.substring(0, start).stripTrailing();
		boolean newLine = text.substring(before.length(), start).contains("\n");
		return before.isEmpty() || newLine || ".!?:;-*•".indexOf(before.charAt(before.length() - 1)) >= 0;
	}

	/** "a" or "an", whichever the new word needs. */
	private static String article(String before, String next) {
		if (!before.matches("(?s)(?:.*[^\\p{L}'])?[aA]n?\\s+") || next.isEmpty()) {
			return before;
		}
		boolean vowel = "aeiouAEIOU".indexOf(next.charAt(0)) >= 0;
		String word = before.stripTrailing();
		String space = before.substring(word.length());
		boolean an = word.endsWith("n");
		if (vowel == an) {
			return before;
		}
		return (an ? word.substring(0, word.length() - 1) : word + "n") + space;
	}

	private static String capital(String words) {
		if (words.isEmpty()) {
			return words;
		}
		int first = words.offsetByCodePoints(0, 1);
		return words.substring(0, first).toUpperCase(java.util.Locale.ROOT) + words.substring(first);
	}

}
