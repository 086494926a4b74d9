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

	private static final String HALF = "\\s?[AaPp]\\.?[Mm]\\.?";

	/** With minutes, such as {@code 14:05}, {@code 14:05:33} or {@code 2:05 pm}. */
	static final String WITH_MINUTES = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:%s)?".formatted(HALF);

	/** The same, or an hour alone, such as {@code 2pm}. */
	static final String ANY = "(?:%s|\\d{1,2}%s)".formatted(WITH_MINUTES, HALF);

	private static final Pattern PARTS = Pattern.compile(
			"(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[AaPp])\\.?[Mm]\\.?)?");

	private SpokenTime() {
	}

	static Optional<LocalTime> parse(String text) {
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
		try {
			return Optional.of(LocalTime.of(hour, number(parts.group("minute")), number(parts.group("second"))));
		}
		catch (DateTimeException none) {
			return Optional.empty();
		}
	}

	private static int number(@Nullable String digits) {
		return digits == null ? 0 : Integer.parseInt(digits);
	}

}
