package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A past day as people write it: a date in any order, a weekday, or a word. */
final class SpokenDay {

	static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
			+ "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final String YEAR = "(?:19|20)\\d{2}";

	private static final String NUMBER = "\\d{1,2}(?:st|nd|rd|th)?";

	private static final String UNTIL = "(?:\\s?%1$s\\s?%2$s)?(?!\\d)".formatted(DASH, NUMBER);

	/** A day, month and perhaps a year. */
	static final String DATE = Stream
		.of("\\d{4}-\\d{1,2}-\\d{1,2}", YEAR + "[/.]\\d{1,2}[/.]\\d{1,2}", "\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})",
				"\\d{1,2}-\\d{1,2}-\\d{4}", "\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?" + YEAR,
				"\\d{1,2}\\.\\s?\\d{1,2}\\.(?:\\d{2}(?![\\d:.]))?", "\\d{1,2}/\\d{1,2}(?![\\d/])",
				"%1$s(?:\\s?%2$s\\s?%1$s)?(?:\\s+of)?\\.?[\\s-]*%3$s(?![a-z])(?:[,\\s-]{1,2}%4$s)?(?!\\d)"
					.formatted(NUMBER, DASH, MONTH, YEAR),
				"%1$s[\\s-]*%2$s%3$s(?:[,\\s]{1,2}%4$s)?(?!\\d)".formatted(MONTH, NUMBER, UNTIL, YEAR))
		.reduce((a, b) -> a + "|" + b)
		.orElseThrow();

	private static final String WEEKDAY = "(?:%s)(?![a-z])\\.?".formatted(Weekdays.PATTERN);

	/** Any of them; to be matched without regard to case. */
	static final String PATTERN = "(?:yesterday|today|(?:%1$s,?\\s+)?(?:%2$s)(?:,?\\s+\\(?%1$s\\)?)?|%1$s)"
		.formatted(WEEKDAY, DATE);

	private static final Pattern PARTS = Pattern.compile(
			"(?:(?<before>%1$s),?\\s+)?(?:(?<date>%2$s)(?:,?\\s+\\(?(?<after>%1$s)\\)?)?)".formatted(WEEKDAY, DATE),
			Pattern.CASE_INSENSITIVE);

	private static final Pattern MONTH_NAME = Pattern.compile(MONTH + "(?![a-z])", Pattern.CASE_INSENSITIVE);

	private static final Pattern NUMBERS = Pattern.compile("\\d+");

	private final String said;

	private final @Nullable DayOfWeek weekday;

	private final @Nullable String date;

	private SpokenDay(String said, @Nullable DayOfWeek weekday, @Nullable String date) {
		this.said = said;
		this.weekday = weekday;
		this.date = date;
	}

	/** A text that is a day and nothing else. */
	static Optional<SpokenDay> parse(String text) {
		String plain = text.strip();
		if (plain.equalsIgnoreCase("yesterday") || plain.equalsIgnoreCase("today")) {
			return Optional.of(new SpokenDay(plain, null, null));
		}
		Optional<DayOfWeek> alone = weekday(plain);
		if (alone.isPresent()) {
			return Optional.of(new SpokenDay(plain, alone.get(), null));
		}
		Matcher parts = PARTS.matcher(plain);
		if (!parts.matches()) {
			return Optional.empty();
		}
		String named = Stream.of("before", "after").map(parts::group).filter(one -> one != null).findFirst().orElse("");
		return Optional.of(new SpokenDay(plain, weekday(named).orElse(null), parts.group("date")));
	}

	private static Optional<DayOfWeek> weekday(String word) {
		return Weekdays.parse(word.replaceAll("[.()]", ""));
	}

	/** The weekday, where that is all that was said. */
	Optional<DayOfWeek> weekdayAlone() {
		return date == null ? Optional.ofNullable(weekday) : Optional.empty();
	}

	/** Whether it is counted from the day of speaking. */
	boolean relative() {
		return date == null && weekday == null;
	}

	/** Whether it could be read in two orders. */
	boolean ambiguous() {
		int[] numbers = numbers();
		return numeric() && !yearFirst() && numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1];
	}

	/** Whether its day comes first, if that can be told from itself. */
	Optional<Boolean> dayFirst() {
		int[] numbers = numbers();
		if (!numeric() || yearFirst() || numbers[0] > 12 == numbers[1] > 12) {
			return Optional.empty();
		}
		return Optional.of(numbers[0] > 12);
	}

	/** Whether the weekday that was named is another one. */
	boolean contradicts(LocalDate day) {
		return date != null && weekday != null && day.getDayOfWeek() != weekday;
	}

	/**
	 * The date; empty if there is no such day.
	 * @param near the day nearest to which a date without a year is
	 * @param today what words such as yesterday are counted from
	 */
	Optional<LocalDate> date(LocalDate near, LocalDate today, boolean dayFirst) {
		if (relative()) {
			return Optional.of(said.equalsIgnoreCase("today") ? today : today.minusDays(1));
		}
		if (date == null) {
			return Optional.empty();
		}
		int[] numbers = numbers();
		Matcher name = MONTH_NAME.matcher(date);
		if (name.find()) {
			return inYear(year(numbers), month(name.group()), numbers[0], near, today);
		}
		if (yearFirst()) {
			return inYear(numbers[0], numbers[1], numbers[2], near, today);
		}
		boolean first = dayFirst().orElse(date.contains(".") || dayFirst);
		@Nullable Integer year = numbers.length > 2 ? (Integer) (numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]) : null;
		return inYear(year, numbers[first ? 1 : 0], numbers[first ? 0 : 1], near, today);
	}

	private Optional<LocalDate> inYear(@Nullable Integer year, int month, int day, LocalDate near, LocalDate today) {
		if (year != null) {
			return year < 1970 ? Optional.empty() : day(year, month, day);
		}
		return IntStream.rangeClosed(near.getYear() - 1, near.getYear() + 1)
			.mapToObj(one -> day(one, month, day))
			.flatMap(Optional::stream)
			.filter(one -> !one.isAfter(today.plusDays(1)))
			.min(Comparator.comparing(one -> Math.abs(ChronoUnit.DAYS.between(one, near))))
			.or(() -> day(near.getYear(), month, day));
	}

	private static Optional<LocalDate> day(int year, int month, int day) {
		try {
			return Optional.of(LocalDate.of(year, month, day));
		}
		catch (DateTimeException none) {
			return Optional.empty();
		}
	}

	private @Nullable Integer year(int[] numbers) {
		return IntStream.of(numbers).filter(number -> number > 99).boxed().findFirst().orElse(null);
	}

	private boolean numeric() {
		return date != null && !MONTH_NAME.matcher(date).find();
	}

	private boolean yearFirst() {
		return date != null && date.matches("\\d{4}.*");
	}

	private int[] numbers() {
		return date == null ? new int[0]
				: NUMBERS.matcher(date).results().mapToInt(found -> Integer.parseInt(found.group())).toArray();
	}

	private static int month(String word) {
		String lower = word.toLowerCase(Locale.ROOT).substring(0, 3);
		return IntStream.rangeClosed(1, 12)
			.filter(number -> Month.of(number).name().toLowerCase(Locale.ROOT).startsWith(lower))
			.findFirst()
			.orElse(0);
	}

	@Override
	public String toString() {
		return said;
	}

}
