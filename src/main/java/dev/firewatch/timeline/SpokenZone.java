package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The zone that people write after a time: {@code UTC}, {@code Z}, an offset, the name of
 * a region, or an abbreviation that means one offset. Only known abbreviations count, as
 * a text may also begin with capitals: {@code 14:05 DB is back}.
 */
final class SpokenZone {

	/** Hours from UTC; no abbreviation here is a word that texts begin with. */
	private static final Map<String, Integer> HOURS = Map.ofEntries(Map.entry("CET", 1), Map.entry("CEST", 2),
			Map.entry("EET", 2), Map.entry("EEST", 3), Map.entry("EST", -5), Map.entry("EDT", -4), Map.entry("CDT", -5),
			Map.entry("MST", -7), Map.entry("MDT", -6), Map.entry("PST", -8), Map.entry("PDT", -7),
			Map.entry("AKST", -9), Map.entry("AKDT", -8), Map.entry("JST", 9), Map.entry("KST", 9), Map.entry("HKT", 8),
			Map.entry("SGT", 8), Map.entry("AEST", 10), Map.entry("AEDT", 11), Map.entry("NZST", 12),
			Map.entry("NZDT", 13));

	/** Abbreviations with several meanings, and what could be meant. */
	private static final Map<String, String> SEVERAL = Map.of("IST", "`UTC+5:30` or `UTC+1`", "BST",
			"`UTC+1` or `UTC+6`", "CST", "`UTC-6` or `UTC+8`", "AST", "`UTC-4` or `UTC+3`", "ET", "`UTC-5` or `UTC-4`",
			"PT", "`UTC-8` or `UTC-7`");

	private static final String NAMED = Stream.concat(HOURS.keySet().stream(), SEVERAL.keySet().stream())
		.sorted()
		.collect(Collectors.joining("|"));

	private static final String REGION = ZoneId.getAvailableZoneIds()
		.stream()
		.filter(id -> id.matches("[A-Z][A-Za-z_]+/[A-Za-z_/-]+") && !id.startsWith("Etc/"))
		.sorted()
		.map(Pattern::quote)
		.collect(Collectors.joining("|"));

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final String QUARTER = "(?:00|15|30|45)";

	private static final String HOUR = "(?:0\\d|1[0-4])";

	/** After a "T" or seconds, a dash can't begin the end of a span. */
	private static final String EXACT = "(?<=T\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)"
			+ "%1$s%2$s(?::?%3$s)?|(?<=:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?)\\s%1$s%2$s:%3$s".formatted(DASH, HOUR, QUARTER);

	private static final String OFFSET = "\\s?\\+(?:\\d{1,2}:%2$s|0\\d(?:%2$s)?)|\\+(?:\\d|1[0-4](?:%2$s)?)|\\s?%1$s0\\d%2$s|\\s%1$s0\\d"
		.formatted(DASH, QUARTER);

	/** What could be an offset, the end of a span or the beginning of a text. */
	static final String UNCLEAR = "\\s(?:%1$s(?:(?:0\\d|1[0-2]):00|0[239]:30)|(?:\\+|%1$s)1[0-4](?:%2$s)?)"
		.formatted(DASH, QUARTER);

	/** Anything after a time that says its zone, including the space before it. */
	static final String PATTERN = "(?-i:\\s?\\(?(?i:UTC|GMT)(?:(?:\\+|%s)\\d{1,2}(?::?[0-5]\\d)?)?\\)?|\\s?Z|z|\\s?\\(?(?:%s)\\)?|\\s(?:%s)|%s|%s)"
		.formatted(DASH, NAMED, REGION, EXACT, OFFSET);

	private static final Pattern PARTS = Pattern
		.compile("(?:UTC|GMT)?(?<sign>\\+|%s)(?<hour>\\d{1,2}):?(?<minute>\\d{2})?".formatted(DASH));

	private SpokenZone() {
	}

	/** Reads what the pattern found; empty if it has several meanings or none. */
	static Optional<ZoneId> parse(String said) {
		String plain = plain(said);
		@Nullable Integer hours = HOURS.get(plain);
		if (hours != null) {
			return Optional.of(ZoneOffset.ofHours(hours));
		}
		String upper = plain.toUpperCase(Locale.ROOT);
		if (upper.equals("UTC") || upper.equals("GMT") || upper.equals("Z")) {
			return Optional.of(ZoneOffset.UTC);
		}
		Matcher parts = PARTS.matcher(upper);
		try {
			return parts.matches() ? Optional.of(offset(parts)) : Optional.of(ZoneId.of(plain));
		}
		catch (DateTimeException none) {
			return Optional.empty();
		}
	}

	/** Asks for what could not be read, in one sentence. */
	static String question(String said) {
		String plain = plain(said);
		@Nullable String several = SEVERAL.get(plain);
		return several != null
				? "%s is the name of several time zones. Write the offset instead, such as %s.".formatted(plain,
						several)
				: "I can't tell whether %s is a time zone. Write it like `UTC+2` or `UTC-8` if it is one."
					.formatted(plain);
	}

	private static ZoneId offset(Matcher parts) {
		int sign = parts.group("sign").equals("+") ? 1 : -1;
		@Nullable String minute = parts.group("minute");
		return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(parts.group("hour")),
				sign * (minute == null ? 0 : Integer.parseInt(minute)));
	}

	private static String plain(String said) {
		return said.strip().replaceAll("[()]", "");
	}

}
