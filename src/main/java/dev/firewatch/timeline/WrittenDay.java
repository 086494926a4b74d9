package dev.firewatch.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as documents hold it, in English or German. */
public final class WrittenDay {

	private static final Map<String, String> GERMAN = Map.of("januar", "January", "februar", "February", "märz",
			"March", "mai", "May", "juni", "June", "juli", "July", "oktober", "October", "dezember", "December");

	private static final Pattern GERMAN_MONTH = Pattern.compile(
			"(?:(?<=\\d)\\.)?\\s?(?<![\\p{L}])(" + String.join("|", GERMAN.keySet()) + ")(?![\\p{L}])",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private static final Pattern ORDINAL = Pattern.compile("(?<=\\d)\\.\\s+(?=\\p{Lu}\\p{L}{2})");

	private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

	private static final Pattern ANYWHERE = Pattern.compile("(?<![\\p{L}\\d.])(?i:" + SpokenDay.DATE + ")(?!\\d)");

	private WrittenDay() {
	}

	/** The same with its months in English. */
	public static String inEnglish(String text) {
		Matcher month = GERMAN_MONTH.matcher(text);
		String plain = month.replaceAll(found -> " " + GERMAN.get(found.group(1).toLowerCase(Locale.ROOT)));
		return ORDINAL.matcher(plain).replaceAll(" ").strip();
	}

	/**
	 * A text that is a date and nothing else; one without a year is the next from a day
	 * on.
	 */
	public static Optional<LocalDate> parse(String text, LocalDate from, boolean dayFirst) {
		String plain = inEnglish(text).replaceFirst("(?i)^(?:by|on|until|bis|am|zum|before)\\s+", "")
			.replaceFirst("(?i)(?<=\\d)(?:\\s+\\d{1,2}:\\d{2}.*|T\\d{2}:\\d{2}.*)$", "");
		Optional<LocalDate> date = SpokenDay.parse(plain)
			.filter(day -> day.weekdayAlone().isEmpty() && !day.relative())
			.flatMap(day -> day.date(from, from.plusYears(2), dayFirst));
		boolean yearless = !YEAR.matcher(plain).find();
		return date.map(found -> yearless && found.isBefore(from) ? found.plusYears(1) : found);
	}

	/** The first date with its year anywhere in a text. */
	public static Optional<LocalDate> within(String text, boolean dayFirst) {
		String plain = inEnglish(text);
		for (Matcher one = ANYWHERE.matcher(plain); one.find();) {
			if (YEAR.matcher(one.group()).find()) {
				Optional<LocalDate> date = parse(one.group(), LocalDate.EPOCH, dayFirst);
				if (date.isPresent()) {
					return date;
				}
			}
		}
		return Optional.empty();
	}

	/** The words in which a German text says that a time is one. */
	public static String withoutUhr(String line) {
		return line.replaceFirst("(?<=\\d{2})\\s+Uhr(?!\\p{L})", "");
	}

	/** What can stand for "nobody has said it". */
	public static boolean isUnsaid(String text) {
		return text.isBlank() || List
			.of("tbd", "tba", "n/a", "na", "none", "-", "–", "—", "?", "unknown", "unassigned", "offen", "keine",
					"nobody")
			.contains(text.strip().toLowerCase(Locale.ROOT));
	}

}
