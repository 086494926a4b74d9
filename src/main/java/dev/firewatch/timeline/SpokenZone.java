package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The zone that people write after a time: {@code UTC}, {@code Z}, an offset, the name of
 * a region, or an abbreviation. Only known abbreviations count, as a text may also begin
 * with capitals: {@code 14:05 DB is back}.
 */
final class SpokenZone {

	/**
	 * What abbreviations stand for: an offset and, where people write it all year round,
	 * the region whose clocks they mean; none here is a word that texts begin with.
	 */
	private static final Map<String, SaidZone> NAMES = names("""
			CET +01:00 Europe/Berlin
			CEST +02:00
			MEZ +01:00 Europe/Berlin
			MESZ +02:00
			EET +02:00 Europe/Helsinki
			EEST +03:00
			MSK +03:00 Europe/Moscow
			EST -05:00 America/New_York
			EDT -04:00
			CDT -05:00
			MST -07:00 America/Denver
			MDT -06:00
			PST -08:00 America/Los_Angeles
			PDT -07:00
			AKST -09:00 America/Anchorage
			AKDT -08:00
			HST -10:00 Pacific/Honolulu
			BRT -03:00 America/Sao_Paulo
			SAST +02:00 Africa/Johannesburg
			PKT +05:00 Asia/Karachi
			JST +09:00 Asia/Tokyo
			KST +09:00 Asia/Seoul
			HKT +08:00 Asia/Hong_Kong
			SGT +08:00 Asia/Singapore
			AWST +08:00 Australia/Perth
			ACST +09:30 Australia/Adelaide
			ACDT +10:30
			AEST +10:00 Australia/Sydney
			AEDT +11:00
			NZST +12:00 Pacific/Auckland
			NZDT +13:00
			""");

	/** Names of a region's time that hold all year. */
	private static final Map<String, ZoneId> REGIONS = Map.of("ET", ZoneId.of("America/New_York"), "CT",
			ZoneId.of("America/Chicago"), "MT", ZoneId.of("America/Denver"), "PT", ZoneId.of("America/Los_Angeles"));

	/** Those of them that texts begin with too, such as "CT scan". */
	private static final Set<String> WORDS = Set.of("CT", "MT");

	/** Abbreviations with several meanings, and what could be meant. */
	private static final Map<String, String> SEVERAL = Map.of("IST", "`UTC+5:30` or `UTC+1`", "BST",
			"`UTC+1` or `UTC+6`", "CST", "`UTC-6` or `UTC+8`", "AST", "`UTC-4` or `UTC+3`");

	private static final String NAMED = Stream.of(NAMES.keySet(), REGIONS.keySet(), SEVERAL.keySet())
		.flatMap(names -> names.stream())
		.filter(name -> !WORDS.contains(name))
		.sorted()
		.collect(Collectors.joining("|", "(?=[A-Z]{2})(?:", ")"));

	private static final String REGION = ZoneId.getAvailableZoneIds()
		.stream()
		.filter(id -> id.matches("[A-Z][A-Za-z_]+/[A-Za-z_/-]+") && !id.startsWith("Etc/"))
		.sorted((a, b) -> b.compareTo(a))
		.map(Pattern::quote)
		.collect(Collectors.joining("|", "(?=[A-Z][A-Za-z_]{1,20}/)(?:", ")"));

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

	static final String FROM_UTC = "(?i:UTC|GMT)(?:(?:\\s?\\+\\s?|%s)\\d{1,2}(?::?[0-5]\\d)?(?!\\d))?".formatted(DASH);

	/** Both names of a region's clocks. */
	private static final String BOTH = "(?:(?:%1$s)/(?:%1$s))".formatted(NAMED);

	/** A zone by a word: what can also be named once for a whole text. */
	static final String WORD = "(?-i:%s(?![\\p{L}])|%s(?![\\p{L}])|(?:%s)(?![\\p{L}/])|%s)".formatted(FROM_UTC, BOTH,
			NAMED, REGION);

	/** Anything after a time that says its zone, including the space before it. */
	static final String PATTERN = "(?-i:\\s?\\(%1$s(?:\\s?\\(?%2$s\\)?)?\\)|\\s?\\[%1$s]|\\s?%1$s(?:\\s\\(%2$s\\))?|\\s?Z(?![\\p{L}])|z(?![\\p{L}])|%3$s|%4$s)"
		.formatted(WORD, FROM_UTC, EXACT, OFFSET);

	private static final Pattern EXACTLY = Pattern.compile("(?:UTC|GMT)[+-]\\d.*");

	private static final Pattern PARTS = Pattern
		.compile("(?:UTC|GMT)?(?<sign>[+-])(?<hour>\\d{1,2}):?(?<minute>\\d{2})?");

	private SpokenZone() {
	}

	/** Reads what the pattern found; empty if it has several meanings or none. */
	static Optional<SaidZone> parse(String said, SpokenRules rules) {
		String plain = plain(said);
		String[] words = plain.split(" (?=(?:UTC|GMT))", 2);
		if (words.length == 2 && EXACTLY.matcher(words[1].replace(" ", "")).matches()) {
			// "CET (GMT+1)" says which of its two offsets is meant.
			return parse(words[1], rules);
		}
		if (plain.matches(BOTH)) {
			return parse(plain.substring(0, plain.indexOf('/')), rules);
		}
		@Nullable SaidZone known = NAMES.get(plain);
		@Nullable ZoneId settled = rules.zoneNames().containsKey(plain) ? rules.zoneNames().get(plain) : REGIONS.get(plain);
		if (settled != null) {
			return Optional.of(new SaidZone(plain, settled,
					known != null && known.zone().equals(settled) ? known.literal() : null));
		}
		return known != null ? Optional.of(known) : exact(plain);
	}

	private static Optional<SaidZone> exact(String plain) {
		String upper = plain.replace(" ", "").replaceAll(DASH, "-").toUpperCase(Locale.ROOT);
		if (upper.equals("UTC") || upper.equals("GMT") || upper.equals("Z")) {
			return Optional.of(SaidZone.of(ZoneId.of("UTC")));
		}
		Matcher parts = PARTS.matcher(upper);
		try {
			return Optional.of(new SaidZone(plain,
					parts.matches() ? offset(parts) : ZoneId.of(plain.replaceAll(DASH, "-")), null));
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
		return said.strip().replaceAll("[()\\[\\]]", "");
	}

	private static Map<String, SaidZone> names(String lines) {
		return lines.lines()
			.map(line -> line.split(" "))
			.collect(Collectors.toMap(parts -> parts[0],
					parts -> parts.length == 2 ? new SaidZone(parts[0], ZoneOffset.of(parts[1]), null)
							: new SaidZone(parts[0], ZoneId.of(parts[2]), ZoneOffset.of(parts[1])),
					(a, b) -> a, TreeMap::new));
	}

}
