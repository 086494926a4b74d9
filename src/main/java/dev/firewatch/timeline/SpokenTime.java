package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A time of day as people write it, in 24 or 12 hours. */
final class SpokenTime {

	private static final String HALF = "\\s?[AaPp]\\.?\\s?[Mm](?![\\p{L}&&[^Z]]|Z\\p{L})\\.?";

	private static final String HOURS = "(?i:\\s?(?:h|hrs|hours|uhr)(?![\\p{L}\\d]))";

	/** With minutes, such as {@code 14:05}, {@code 14:05:33} or {@code 2:05 pm}. */
	static final String WITH_MINUTES = "\\d{1,2}:\\d{2}(?!\\d)(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:%s|%s)?".formatted(HALF,
			HOURS);

	/** Four digits are a time only where something says so. */
	private static final String MILITARY = "(?:[01]\\d|2[0-3])[0-5]\\d(?:%s|(?=\\s?\\(?(?:Z|UTC|GMT)(?![\\p{L}])))"
		.formatted(HOURS);

	private static final String WORD = "(?i:(?:12\\s)?(?:noon|midnight)(?![\\p{L}]))";

	/**
	 * The same, an hour alone, such as {@code 2pm}, or what can't be anything else:
	 * {@code 14h05}, {@code 2.05pm}, {@code 1405Z}, {@code noon}.
	 */
	static final String ANY = "(?:%1$s|\\d{1,2}[hH]\\d{2}(?![\\p{L}\\d])|\\d{1,2}(?:\\.\\d{2})?%2$s|%3$s|%4$s)"
		.formatted(WITH_MINUTES, HALF, MILITARY, WORD);

	/** The same where a span begins, which may say am or pm only at its end. */
	static final String FIRST = "(?:%s|\\d{1,2}(?=\\s?[-\u2010-\u2015]\\s?\\d{1,2}(?::\\d{2})?%s))".formatted(ANY,
			HALF);

	private static final Pattern PARTS = Pattern.compile(
			"(?<hour>\\d{1,2})(?:[:.hH](?<minute>\\d{2}))?(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[AaPp])\\.?\\s?[Mm]\\.?)?"
					+ HOURS + "?");

	private static final Pattern FOUR_DIGITS = Pattern.compile("(\\d{2})(\\d{2})" + HOURS + "?");

	private SpokenTime() {
	}

	static Optional<LocalTime> parse(String text) {
		String plain = text.strip();
		if (plain.matches(WORD)) {
			return Optional.of(plain.toLowerCase(Locale.ROOT).endsWith("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT);
		}
		Matcher four = FOUR_DIGITS.matcher(plain);
		if (four.matches()) {
			return time(four.group(1), four.group(2), null);
		}
		Matcher parts = parts(text);
		return parts.matches() ? time(parts, parts.group("half")) : Optional.empty();
	}

	/**
	 * Reads the beginning of {@code 2:05-3:10 pm}, which shares the am or pm of the end.
	 */
	static Optional<LocalTime> parse(String text, @Nullable String end) {
		Matcher parts = parts(text);
		Matcher last = parts(end == null ? "" : end);
		if (!parts.matches() || parts.group("half") != null || !last.matches() || last.group("half") == null
				|| Integer.parseInt(parts.group("hour")) > 12) {
			return parse(text);
		}
		Optional<LocalTime> same = time(parts, last.group("half"));
		boolean fits = same.isPresent() && parse(end == null ? "" : end).filter(same.get()::isAfter).isEmpty();
		return fits ? same : time(parts, "a");
	}

	/** Whether it says am or pm. */
	static boolean namesHalf(String text) {
		Matcher parts = parts(text);
		return parts.matches() && parts.group("half") != null;
	}

	/**
	 * Whether it is an hour of the clock face that doesn't say which half of the day.
	 */
	static boolean leavesHalfOpen(String text) {
		Matcher parts = parts(text);
		return parts.matches() && parts.group("half") == null && !parts.group("hour").startsWith("0")
				&& Integer.parseInt(parts.group("hour")) <= 12;
	}

	/** The am or pm of a time; empty if it has none. */
	static String half(String text) {
		Matcher parts = parts(text);
		@Nullable String half = parts.matches() ? parts.group("half") : null;
		return half == null ? "" : half + "m";
	}

	/** Whether it is a word, which texts begin with too. */
	static boolean isWord(String text) {
		return text.strip().matches("(?i:noon|midnight)");
	}

	private static Matcher parts(String text) {
		return PARTS.matcher(text.strip());
	}

	private static Optional<LocalTime> time(Matcher parts, @Nullable String half) {
		int hour = Integer.parseInt(parts.group("hour"));
		if (half != null) {
			boolean afternoon = half.toLowerCase(Locale.ROOT).equals("p");
			if (hour == 0 || hour > 12 && !afternoon) {
				return Optional.empty();
			}
			// "14:05 pm" says it twice.
			hour = hour > 12 ? hour : hour % 12 + (afternoon ? 12 : 0);
		}
		return time(String.valueOf(hour), parts.group("minute"), parts.group("second"));
	}

	private static Optional<LocalTime> time(String hour, @Nullable String minute, @Nullable String second) {
		try {
			return Optional.of(LocalTime.of(Integer.parseInt(hour), number(minute), number(second)));
		}
		catch (DateTimeException none) {
			return Optional.empty();
		}
	}

	private static int number(@Nullable String digits) {
		return digits == null ? 0 : Integer.parseInt(digits);
	}

}
