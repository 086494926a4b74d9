package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads a past date as people write it above a list. */
final class DateParser {

	private static final String MONTH = "(?<month>[A-Za-z]{3,9})\\.?";

	private static final String WEEKDAY = "(?:(?i:%s)\\.?,?\\s+)?".formatted(Weekdays.PATTERN);

	private static final Pattern ISO = Pattern
		.compile(WEEKDAY + "(?<year>\\d{4})-(?<number>\\d{1,2})-(?<day>\\d{1,2})");

	private static final Pattern DOTTED = Pattern
		.compile(WEEKDAY + "(?<day>\\d{1,2})\\.\\s?(?<number>\\d{1,2})\\.\\s?(?<year>\\d{4})?");

	/** As Teams writes it in English: the month first. */
	private static final Pattern SLASHED = Pattern
		.compile("(?<number>\\d{1,2})/(?<day>\\d{1,2})(?:/(?<year>\\d{2}(?:\\d{2})?))?");

	private static final Pattern DAY_MONTH = Pattern
		.compile(WEEKDAY + "(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+" + MONTH + "(?:,?\\s+(?<year>\\d{4}))?");

	private static final Pattern MONTH_DAY = Pattern
		.compile(WEEKDAY + MONTH + "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>\\d{4}))?");

	private DateParser() {
	}

	/**
	 * Reads a text that is a date and nothing else.
	 * @param near the day whose year a date without a year gets
	 */
	static Optional<LocalDate> parse(String text, LocalDate near) {
		for (Pattern pattern : new Pattern[] { ISO, DOTTED, SLASHED, DAY_MONTH, MONTH_DAY }) {
			Matcher matcher = pattern.matcher(text.strip());
			if (matcher.matches()) {
				boolean named = pattern == DAY_MONTH || pattern == MONTH_DAY;
				int month = named ? month(matcher.group("month")) : Integer.parseInt(matcher.group("number"));
				return date(matcher.group("year"), month, Integer.parseInt(matcher.group("day")), near);
			}
		}
		return Optional.empty();
	}

	private static Optional<LocalDate> date(@Nullable String year, int month, int day, LocalDate near) {
		int written = year == null ? near.getYear() : Integer.parseInt(year);
		try {
			return Optional.of(LocalDate.of(written < 100 ? 2000 + written : written, month, day));
		}
		catch (DateTimeException none) {
			return Optional.empty();
		}
	}

	private static int month(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		for (Month month : Month.values()) {
			if (month.name().toLowerCase(Locale.ROOT).startsWith(lower)
					|| lower.equals("sept") && month == Month.SEPTEMBER) {
				return month.getValue();
			}
		}
		return 0;
	}

}
