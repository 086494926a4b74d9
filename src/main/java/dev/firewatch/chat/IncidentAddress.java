package dev.firewatch.chat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How people refer to an incident in text: {@code INC-2026-0001}, {@code 0001},
 * {@code 12}, or an id that an import brought along, such as {@code PIR-7}.
 */
public final class IncidentAddress {

	/** Whoever means an incident of long ago writes its id in full. */
	private static final int YEARS_BACK = 10;

	private static final Pattern FULL = Pattern.compile("INC-\\d{4}-\\d{1,6}", Pattern.CASE_INSENSITIVE);

	private static final Pattern SHORT = Pattern.compile("\\d{1,6}");

	private static final Pattern PADDED = Pattern.compile("0\\d{3}");

	/** As imports take them; much else is written like that, too. */
	private static final Pattern FOREIGN = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d._-]{1,79}");

	private static final Pattern NUMBERED = Pattern.compile("\\p{L}[\\p{L}\\d]*(?:[-_][\\p{L}\\d]+)*[-_]\\d{1,9}");

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

	/**
	 * Whether the word can be the id of an incident that was not numbered here: it is one
	 * only if that exists.
	 */
	public static boolean isForeign(String word) {
		return !isPossible(word) && FOREIGN.matcher(word).matches();
	}

	/** Whether the word looks like an id of whatever system, such as {@code PIR-7}. */
	public static boolean isNumbered(String word) {
		return NUMBERED.matcher(word).matches();
	}

	/** Whether the word is a number as ids are written, such as {@code 0001}. */
	public static boolean isPadded(String word) {
		return PADDED.matcher(word).matches();
	}

	/** The word without what people put after an address, as in {@code 12: note x}. */
	static String bare(String word) {
		return word.replaceFirst("[:,]+$", "");
	}

	/**
	 * The ids that may be meant, the likeliest first: a bare number belongs to the latest
	 * year in which it exists.
	 */
	public static List<String> inFull(String word, int year) {
		if (SHORT.matcher(word).matches()) {
			int number = Integer.parseInt(word);
			return IntStream.range(0, YEARS_BACK).mapToObj(ago -> "INC-%d-%04d".formatted(year - ago, number)).toList();
		}
		String upper = word.toUpperCase(Locale.ROOT);
		return isFull(word) ? List.of(upper) : Stream.of(word, upper).distinct().toList();
	}

}
