package dev.firewatch.timeline;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A day to come as people name it, for what is due, put off or checked: the dates are
 * those of every other text, read forward. A date that names its year may be past, for
 * the caller to refuse.
 */
public final class ComingDay {

	private static final Pattern AMOUNT = Pattern
		.compile("(?:in )?(?<count>\\d{1,4}) ?(?<unit>d|days?|w|weeks?|m|months?)");

	/** Two days can't both be the one. */
	private static final Pattern SPAN = Pattern
		.compile(".*\\d{1,2}(?:st|nd|rd|th)?\\s?[-\u2010-\u2015]\\s?\\d{1,2}(?:st|nd|rd|th)?\\b.*\\p{L}.*");

	// The longest gap between two 29 Februaries.
	private static final int YEARS_AHEAD = 8;

	/**
	 * No day takes more to name; each of the patterns would look at a text many times.
	 */
	private static final int LONGEST = 100;

	private ComingDay() {
	}

	/** The most words that name a day, as in {@code wed 16 december 2026}. */
	private static final int MOST_WORDS = 5;

	/**
	 * A text that begins with a day.
	 *
	 * @param rest what follows the day
	 */
	public record DayFirstText(LocalDate day, String rest) {
	}

	/**
	 * Reads the day that a text begins with, in as many words as belong to it, such as
	 * {@code until 12 Dec waiting for parts}.
	 */
	public static Optional<DayFirstText> leading(String text, LocalDate today, boolean dayFirst) {
		String plain = text.strip().replaceFirst("(?i)^until\\s+", "");
		List<Integer> ends = new ArrayList<>();
		Matcher words = Pattern.compile("\\S+").matcher(plain);
		while (words.find() && ends.size() < MOST_WORDS) {
			ends.add(words.end());
		}
		Collections.reverse(ends);
		return ends.stream()
			.flatMap(end -> parse(plain.substring(0, end), today, dayFirst).stream()
				.map(day -> new DayFirstText(day, plain.substring(end).strip())))
			.findFirst();
	}

	/**
	 * Reads {@code 3d}, {@code 2w}, {@code 1m} (a month), {@code tomorrow}, {@code fri}
	 * (the next one), {@code 12 dec} (the next one), {@code 15.12.} or
	 * {@code 2026-12-01}.
	 * @param dayFirst whether 03/04 is the 3rd of April
	 */
	public static Optional<LocalDate> parse(String text, LocalDate today, boolean dayFirst) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		String words = text.strip()
			.toLowerCase(Locale.ROOT)
			.replaceAll("[\\s\\u00a0]+", " ")
			.replaceAll("(?<=[dwm\\p{L}])[.,]$|,$", "");
		if (words.equals("today")) {
			return Optional.of(today);
		}
		if (words.equals("tomorrow")) {
			return Optional.of(today.plusDays(1));
		}
		return amount(words, today)
			.or(() -> Weekdays.parse(words).map((day) -> today.with(TemporalAdjusters.next(day))))
			.or(() -> date(words, today, dayFirst));
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

	/** A date without a year is the next such day. */
	private static Optional<LocalDate> date(String words, LocalDate today, boolean dayFirst) {
		Optional<SpokenDay> spoken = SPAN.matcher(words).matches() ? Optional.empty() : SpokenDay.parse(words);
		if (spoken.isEmpty() || spoken.get().relative() || spoken.get().weekdayAlone().isPresent()) {
			return Optional.empty();
		}
		LocalDate limit = today.plusYears(2L * YEARS_AHEAD);
		Optional<LocalDate> near = spoken.get().date(today, limit, dayFirst);
		Optional<LocalDate> later = spoken.get().date(today.plusYears(YEARS_AHEAD), limit, dayFirst);
		Optional<LocalDate> date = near.isPresent() && near.equals(later) ? near
				: IntStream.rangeClosed(0, YEARS_AHEAD)
					.mapToObj(ahead -> spoken.get().date(today.plusYears(ahead), limit, dayFirst))
					.flatMap(Optional::stream)
					.filter(day -> !day.isBefore(today))
					.findFirst();
		// The weekday beside it says which day was meant; another one leaves it open.
		return date.filter(day -> !spoken.get().contradicts(day));
	}

}
