package dev.firewatch.chat;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How people refer to an incident in text: {@code INC-2026-0001}, {@code 0001} or
 * {@code 12}.
 */
public final class IncidentAddress {

	private static final Pattern FULL = Pattern.compile("INC-\\d{4}-\\d{1,6}", Pattern.CASE_INSENSITIVE);

	private static final Pattern SHORT = Pattern.compile("\\d{1,6}");

	private static final Pattern PADDED = Pattern.compile("0\\d{3}");

	private IncidentAddress() {
	}

	/** Whether the word can only be an incident's id. */
	public static boolean isFull(String word) {
		return FULL.matcher(word).matches();
	}

	/** Whether the word can be an incident's id where one is expected. */
	public static boolean isPossible(String word) {
		return isFull(word) || SHORT.matcher(word).matches();
	}

	/** Whether the word is a number as ids are written, such as {@code 0001}. */
	public static boolean isPadded(String word) {
		return PADDED.matcher(word).matches();
	}

	/** The id in full; a bare number belongs to the given year. */
	public static String inFull(String word, int year) {
		return isFull(word) ? word.toUpperCase(Locale.ROOT) : "INC-%d-%04d".formatted(year, Integer.parseInt(word));
	}

}
