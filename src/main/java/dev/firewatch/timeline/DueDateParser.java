package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads the words people use for a future day: a due date or a check date. */
public final class DueDateParser {

	private static final Pattern AMOUNT = Pattern
		.compile("(?:in )?(?<count>\\d{1,4}) ?(?<unit>d|days?|w|weeks?|m|months?)");

	private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})");

	private static final String MONTH = "[a-z]{3,9}";

	private static final Pattern DAY_MONTH = Pattern
		.compile("(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.? (?<month>%s)\\.?(?:,? (?<year>\\d{4}))?".formatted(MONTH));

	private static final Pattern MONTH_DAY = Pattern
		.compile("(?<month>%s)\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?".formatted(MONTH));

	// The longest gap between two 29 Februaries.
	private static final int YEARS_AHEAD = 8;

	private DueDateParser() {
	}

	/**
	 * Reads {@code 3d}, {@code 2w}, {@code 1m} (a month), {@code tomorrow}, {@code fri}
	 * (the next one), {@code 12 dec} (the next one) or {@code 2026-12-01}.
	 */
	public static Optional<LocalDate> parse(String text, LocalDate today) {
		String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00a0]+", " ");
		if (words.equals("today")) {
			return Optional.of(today);
		}
		if (words.equals("tomorrow")) {
			return Optional.of(today.plusDays(1));
		}
		return amount(words, today).or(() -> iso(words))
			.or(() -> Weekdays.parse(words).map((day) -> today.with(TemporalAdjusters.next(day))))
			.or(() -> monthDay(DAY_MONTH.matcher(words), today))
			.or(() -> monthDay(MONTH_DAY.matcher(words), today));
	}

	private static Optional<LocalDate> amount(String words, LocalDate today) {
		Matcher amount = AMOUNT.matcher(words);
		if (!amount.matches()) {
			return Optional.empty();
		}
		int count = Integer.parseInt(amount.group("count"));
		return Optional.of(switch (amount.group("unit").charAt(0)) {
			case 'd' -> today.plusDays(count);
			case 'w' -> today.plusWeeks(count);
			default -> today.plusMonths(count);
		});
	}

	private static Optional<LocalDate> iso(String words) {
		Matcher iso = ISO.matcher(words);
		return iso.matches() ? date(Integer.parseInt(iso.group("year")), Integer.parseInt(iso.group("month")),
				Integer.parseInt(iso.group("day"))) : Optional.empty();
	}

	private static Optional<LocalDate> monthDay(Matcher words, LocalDate today) {
		if (!words.matches()) {
			return Optional.empty();
		}
		int month = month(words.group("month"));
		int day = Integer.parseInt(words.group("day"));
		@Nullable String year = words.group("year");
		if (year != null) {
			return date(Integer.parseInt(year), month, day);
		}
		for (int ahead = 0; ahead <= YEARS_AHEAD; ahead++) {
			Optional<LocalDate> date = date(today.getYear() + ahead, month, day);
			if (date.isPresent() && !date.get().isBefore(today)) {
				return date;
			}
		}
		return Optional.empty();
	}

	private static int month(String word) {
		for (Month month : Month.values()) {
			if (month.name().toLowerCase(Locale.ROOT).startsWith(word)
					|| word.equals("sept") && month.getValue() == 9) {
				return month.getValue();
			}
		}
		return 0;
	}

	private static Optional<LocalDate> date(int year, int month, int day) {
		try {
			return Optional.of(LocalDate.of(year, month, day));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
