package dev.firewatch.chat;

/**
 * A text taken apart word by word from its beginning; the rest is kept exactly as typed.
 */
public record FirstWord(String first, String rest) {

	public static FirstWord of(String text) {
		String stripped = text.stripLeading();
		int end = 0;
		while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
			end++;
		}
		return new FirstWord(stripped.substring(0, end), stripped.substring(end).strip());
	}

	public boolean isEmpty() {
		return first.isEmpty();
	}

}
