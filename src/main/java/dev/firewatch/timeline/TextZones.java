package dev.firewatch.timeline;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.firewatch.timeline.SpokenMoment.Manner;
import org.jspecify.annotations.Nullable;

/**
 * The zones that a text names once for all its times: "All times in UTC", "Time (PST)",
 * "Timeline (times are CET)".
 */
final class TextZones {

	private static final int LONGEST = 300;

	private static final Map<String, String> LONG_NAMES = Map.ofEntries(Map.entry("pacific", "PT"),
			Map.entry("mountain", "MT"), Map.entry("central", "CT"), Map.entry("eastern", "ET"),
			Map.entry("central european", "CET"), Map.entry("eastern european", "EET"),
			Map.entry("greenwich mean", "GMT"), Map.entry("coordinated universal", "UTC"), Map.entry("zulu", "UTC"),
			Map.entry("british summer", "UTC+1"), Map.entry("india", "Asia/Kolkata"), Map.entry("uk", "Europe/London"),
			Map.entry("japan", "Asia/Tokyo"));

	/** Zones by their city, where only one has it. */
	private static final Map<String, String> CITIES = ZoneId.getAvailableZoneIds()
		.stream()
		.filter(id -> id.matches("(?:Africa|America|Asia|Australia|Europe|Pacific)/[A-Za-z_]+"))
		.collect(Collectors.toMap(id -> id.substring(id.indexOf('/') + 1).replace('_', ' ').toLowerCase(Locale.ROOT),
				id -> id, (one, other) -> one, TreeMap::new));

	private static final String LONG = "(?:(?:US\\s)?(?i:Pacific|Mountain|Central|Eastern)(?:\\s(?i:Standard|Daylight))?(?:\\s(?i:time))?(?![\\s-]?[\\p{L}])"
			+ "|(?i:Central|Eastern)\\s(?i:European)(?:\\s(?i:Standard|Summer))?(?:\\s(?i:time))?|(?i:Greenwich\\smean)(?:\\s(?i:time))?"
			+ "|(?i:Coordinated\\suniversal)(?:\\s(?i:time))?|(?i:British\\ssummer)(?:\\s(?i:time))?|(?i:India|Japan)(?:\\s(?i:Standard))?\\s(?i:time)|UK\\s(?i:time)|Zulu(?:\\s(?i:time))?)";

	private static final String CITY = "(?:[A-Z][a-z]+(?:\\s[A-Z][a-z]+)?)(?=\\s(?i:(?:local\\s)?time)(?![\\p{L}]))";

	private static final String WORD = "(?<![\\p{L}\\p{N}/])(?:%s|(?:CT|MT)(?![\\p{L}])|%s|%s)(?![\\p{L}\\p{N}/])(?:\\s\\(?%s\\)?)?"
		.formatted(SpokenZone.WORD, LONG, CITY, SpokenZone.FROM_UTC);

	private static final String FILLER = "(?:[\\s:=(\\[*_`\"',\u2013-]|(?i:in|are|is|be|given|shown|listed|noted|stated|reported|recorded"
			+ "|expressed|written|displayed|approximate(?:ly)?|approx|local|as|of|the|per|using|use|and|date|below|above"
			+ "|here|on|this|page|document|zone|unless|otherwise|all|both|standard|mentioned|specified|to)(?![\\p{L}]))";

	/** A word about times, and the zone soon after it. */
	private static final Pattern STATED = Pattern
		.compile("(?<![\\p{L}])(?i:times?|timestamps?|time\\s?zones?|tz|clocks?|hours)(?![\\p{L}])%s{0,12}?(?<zone>%s)"
			.formatted(FILLER, WORD));

	/** The zone, and a word about times after it. */
	private static final Pattern QUALIFIED = Pattern.compile(
			"(?:^|[(\\[:,]|(?i:all|in|note))[\\s*_]*(?i:in\\s)?(?<zone>%s)\\s+(?i:times?|timestamps?|time\\s?zone)(?![\\p{L}])"
				.formatted(WORD));

	/** In a heading or above a column, the name alone says it. */
	private static final Pattern ALONE = Pattern
		.compile("(?:[(\\[|,\u2013\u2014-]|(?i:in|time|timestamp|when)\\s)\\s*(?i:all\\s)?(?<zone>%s)\\s*(?:[)\\]|,]|$)"
			.formatted(WORD));

	static final Pattern TITLE = Pattern
		.compile("(?i).*\\b(?:timeline|chronology|time\\s?line|events?|log|times?)\\b.*");

	private static final Pattern HEADING = Pattern.compile("\\s*(?:#{1,6}\\s|\\*\\*|__).*");

	private static final Pattern MENTION = Pattern.compile("(?i)time|zone|tz|clock|hours");

	private final NavigableMap<Integer, NamedZone> named = new TreeMap<>();

	/** What a line said, and the zone it means if it is clear. */
	record NamedZone(String said, Optional<SaidZone> zone) {
	}

	/** Whether the text begins with the line and it says what follows. */
	static boolean isTitle(String[] lines, int n) {
		for (int before = n - 1; before >= 0; before--) {
			if (!lines[before].isBlank()) {
				return false;
			}
		}
		return lines[n].length() < 100 && TITLE.matcher(lines[n]).matches();
	}

	/** None named. */
	static TextZones none() {
		return new TextZones();
	}

	static TextZones in(String text, SpokenRules rules) {
		TextZones zones = new TextZones();
		String[] lines = text.split("\n", -1);
		for (int n = 0; n < lines.length; n++) {
			int number = n + 1;
			boolean titles = HEADING.matcher(lines[n]).matches() || isTitle(lines, n)
					|| n + 1 < lines.length && MarkdownTable.isRule(lines[n + 1]);
			named(lines[n], titles, rules).ifPresent(one -> zones.named.put(number, one));
		}
		return zones;
	}

	/** The zone that the header of a table names for a column of times. */
	static TextZones inHeader(List<String> cells, SpokenRules rules) {
		TextZones zones = new TextZones();
		cells.stream()
			.map(cell -> named("| " + cell + " |", true, rules))
			.flatMap(Optional::stream)
			.findFirst()
			.ifPresent(one -> zones.named.put(1, one));
		return zones;
	}

	/** The zone that a line names for other lines. */
	static Optional<NamedZone> named(String line, boolean titles, SpokenRules rules) {
		if (line.length() > LONGEST || line.isBlank() || !titles && !MENTION.matcher(line).find()) {
			return Optional.empty();
		}
		String plain = SpokenMoment.withPlainSpaces(line);
		for (Pattern pattern : new Pattern[] { STATED, QUALIFIED, ALONE }) {
			Matcher matcher = pattern.matcher(plain);
			if ((pattern != ALONE || titles) && matcher.find()
					&& (titles || SpokenMoment.leading(plain, Manner.LINE).isEmpty())) {
				String said = matcher.group("zone");
				Optional<SaidZone> zone = zone(said, rules);
				if (zone.isPresent() || said.matches("[A-Z]{2,5}")) {
					return Optional.of(new NamedZone(said, zone));
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<SaidZone> zone(String said, SpokenRules rules) {
		Optional<SaidZone> known = SpokenZone.parse(said, rules);
		if (known.isPresent()) {
			return known;
		}
		String words = said.toLowerCase(Locale.ROOT).replaceAll("\\s*\\(?(?:utc|gmt).*$", "").strip();
		String offset = said.substring(Math.min(said.length(), words.length())).replaceAll("[()]", "").strip();
		if (offset.matches("(?:UTC|GMT)\\s?[+-].*")) {
			return SpokenZone.parse(offset, rules);
		}
		String name = words.replaceAll("^us\\s|\\s(?:standard|daylight|summer)(?=\\stime$|$)|\\stime$", "")
			.replaceAll("\\s(?:standard|daylight)$", "")
			.strip();
		name = words.startsWith("british summer") ? "british summer" : name;
		@Nullable String id = LONG_NAMES.containsKey(name) ? LONG_NAMES.get(name) : CITIES.get(name);
		return id == null ? Optional.empty() : SpokenZone.parse(id, rules);
	}

	/** The zone named for a line: at last above it, else at first below. */
	Optional<NamedZone> at(int line) {
		Map.@Nullable Entry<Integer, NamedZone> above = named.floorEntry(line);
		if (above != null) {
			return Optional.of(above.getValue());
		}
		return named.isEmpty() ? Optional.empty() : Optional.of(named.firstEntry().getValue());
	}

	/** Whether a line names one and so needs no time. */
	boolean isNamedIn(int line) {
		return named.containsKey(line);
	}

}
