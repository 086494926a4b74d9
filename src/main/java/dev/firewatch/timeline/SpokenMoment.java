package dev.firewatch.timeline;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The moment, or the span of time, that a text begins with, as it was said: nothing is
 * yet known about which day, which zone or whether it can be.
 *
 * @param day the day before or after the time
 * @param unclear what could be a zone or something else
 * @param zones the zones named anywhere in it
 * @param open whether it goes on without an end
 * @param said the words of the moment itself
 * @param rest what follows, with nothing lost but what separates the two
 */
record SpokenMoment(@Nullable SpokenDay day, String time, @Nullable SpokenDay endDay, @Nullable String end,
		List<String> zones, @Nullable String unclear, boolean open, String said, String rest) {

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final String DAY = "(?i:%s)".formatted(SpokenDay.PATTERN);

	private static final String FULL_DAY = "(?i:%s)".formatted(SpokenDay.DATE);

	private static final String DAY_THEN = "(?:(?<=\\d)T|(?:\\s*[,:;@|]\\s*|\\s+%s\\s+|\\s+)(?:(?:at|around|about|approx\\.?|ca\\.?)\\s+)?~?)"
		.formatted(DASH);

	private static final String UNTIL = "(?:\\s*%s\\s*|\\s*(?:->|\u2192)\\s*|\\s+(?:to|until|till|through)\\s+)"
		.formatted(DASH);

	private static final String MOMENT = "(?:(?<day>%s)%s)?(?<time>%s)(?:ish(?!\\p{L}))?(?:(?<zone>%s)|(?<unclear>%s))?"
		.formatted(DAY, DAY_THEN, SpokenTime.FIRST, SpokenZone.PATTERN, SpokenZone.UNCLEAR)
			+ "(?:(?:,?\\s+on\\s+(?<onDay>%1$s)|\\s+\\((?<inDay>%1$s)\\)|,?\\s+(?<lateDay>%2$s)(?=\\s*(?:$|[:|\u2013\u2014]|-\\s)))(?:\\s?(?<lateZone>%3$s))?)?"
				.formatted(DAY, FULL_DAY, SpokenZone.PATTERN)
			+ "(?:%s(?:(?<endDay>%s)%s)?(?<end>%s)(?<endZone>%s)?|(?<open>%s(?=\\s|$)))?".formatted(UNTIL, DAY,
					DAY_THEN, SpokenTime.ANY, SpokenZone.PATTERN, DASH);

	/** A moment that is not the beginning of a longer word or number. */
	private static final Pattern WHOLE = Pattern.compile(MOMENT + "(?![\\p{L}\\p{N}]|[:.,]\\d)");

	/** In a cell, the next column may follow without any space. */
	private static final Pattern GLUED = Pattern.compile(MOMENT + "(?!\\p{N}|[:.,]\\d)");

	/** What stands before a time without being part of what is said. */
	private static final Pattern BULLET = Pattern
		.compile("(?:>\\s*){0,9}(?:[-*+\u2022\u2023\u25e6\u2013\u2014]\\s+|\\d{1,3}[.)]\\s+)?(?:\\[[ xX]]\\s+)?");

	private static final Pattern ABOUT = Pattern
		.compile("(?i:(?:~|\u2248)\\s*|(?:at|from|around|about|approx\\.?|approximately|circa|ca\\.)\\s+(?:~\\s*)?)");

	private static final Pattern OPENING = Pattern.compile("\\*\\*|__|[*_`(\\[]");

	/** An hour where the end of a span would be, or another time. */
	private static final Pattern HALF_A_SPAN = Pattern
		.compile("%s\\d{1,2}(?=\\s|$)|\\s?/\\s?\\d{1,2}:\\d{2}".formatted(DASH));

	private static final Pattern SEPARATOR = Pattern
		.compile("\\s*(?:[:|;,]|[.?!+](?=\\s|$))(?:\\s+%1$s(?=\\s))?\\s*|\\s*%1$s+(?:\\s+|$)|%1$s(?![->\\s])|\\s+|$"
			.formatted(DASH));

	private static final Pattern MARK = Pattern
		.compile("[:;,.?!+](?=\\s|$)\\s*|%s(?![->\\s\\d])|\\s+|$".formatted(DASH));

	private static final Pattern SPACES = Pattern.compile("[\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]");

	private static final Pattern ZONE = Pattern.compile(SpokenZone.PATTERN);

	/** What moments begin with, if not with a digit. */
	private static final Set<String> WORDS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb",
			"mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "yes", "tod", "noo", "mid");

	/** How the moment and what is said are told apart. */
	enum Manner {

		/** What a person types after a verb: a dash before the text stays. */
		TYPED,
		/** A line of a list, with its bullet and whatever separates the two. */
		LINE,
		/** A cell of a table, which may hold more than the moment. */
		CELL

	}

	/** Reads the moment that a text begins with. */
	static Optional<SpokenMoment> leading(String text, Manner manner) {
		String plain = withPlainSpaces(text);
		int at = skipped(plain, 0, Pattern.compile("\\s*"));
		at = manner == Manner.TYPED ? at : skipped(plain, at, BULLET);
		StringBuilder opened = new StringBuilder();
		int begin = at;
		for (Matcher opening = OPENING.matcher(plain).region(at, plain.length()); opened.length() < 20
				&& opening.lookingAt(); opening.region(at, plain.length())) {
			opened.append(opening.group()).append(' ');
			at = opening.end();
		}
		at = skipped(plain, at, ABOUT);
		if (!mayBegin(plain, at)) {
			return Optional.empty();
		}
		Matcher moment = WHOLE.matcher(plain).region(at, plain.length()).useTransparentBounds(true);
		if (!moment.lookingAt()
				&& !(manner == Manner.CELL && moment.usePattern(GLUED).region(at, plain.length()).lookingAt())) {
			return Optional.empty();
		}
		String marks = opened.toString().strip();
		Matcher half = HALF_A_SPAN.matcher(plain).region(moment.end(), plain.length());
		if (moment.group("end") == null && half.lookingAt()) {
			return Optional.of(new SpokenMoment(null, moment.group("time"), null, null, List.of(), half.group(), false,
					moment.group(), text.substring(half.end()).strip()));
		}
		return rest(plain, text, moment, marks.isEmpty() ? List.of() : List.of(marks.split(" ")), manner)
			.map(rest -> of(moment, rest, plain.substring(begin, moment.end())));
	}

	/** Reads a text that is a moment and nothing else: what could be an offset is one. */
	static Optional<SpokenMoment> alone(String text) {
		return leading(text, Manner.CELL).filter(moment -> moment.rest().isEmpty())
			.map(moment -> moment.unclear() == null || !moment.unclear().matches("\\s[^/]*") ? moment
					: new SpokenMoment(moment.day(), moment.time(), moment.endDay(), moment.end(),
							List.of(moment.unclear()), null, moment.open(), moment.said(), ""));
	}

	private record Remainder(String text, @Nullable String zone) {
	}

	/** What follows the moment, unless that shows that it was none. */
	private static Optional<Remainder> rest(String plain, String text, Matcher moment, List<String> opened,
			Manner manner) {
		int at = moment.end();
		StringBuilder unclosed = new StringBuilder();
		for (int n = opened.size() - 1; n >= 0; n--) {
			String close = opened.get(n).replace('(', ')').replace('[', ']');
			int colon = plain.startsWith(":" + close, at) ? 1 : 0;
			if (plain.startsWith(close, at + colon)) {
				at += colon + close.length();
			}
			else {
				unclosed.insert(0, opened.get(n));
			}
		}
		Matcher zone = ZONE.matcher(plain).region(at, plain.length()).useTransparentBounds(true);
		String said = null;
		if (at > moment.end() && zonesOf(moment).isEmpty() && zone.lookingAt() && ends(plain, zone.end())) {
			said = zone.group();
			at = zone.end();
		}
		if (manner != Manner.CELL && at == moment.end() && !ends(plain, at)) {
			return Optional.empty();
		}
		if (manner == Manner.CELL && at < plain.length() && Character.isDigit(plain.charAt(at))) {
			return Optional.empty();
		}
		Matcher separator = (manner == Manner.TYPED ? MARK : SEPARATOR).matcher(plain).region(at, plain.length());
		boolean separated = separator.lookingAt();
		if (!separated && manner == Manner.TYPED && at == moment.end()
				|| moment.group("day") == null && SpokenTime.isWord(moment.group("time")) && zonesOf(moment).isEmpty()
						&& separated && separator.group().isBlank() && separator.end() < plain.length()) {
			return Optional.empty();
		}
		int end = separated ? separator.end() : at;
		return Optional.of(new Remainder(unclosed + text.substring(end).strip(), said));
	}

	/** Whether it is worth a closer look. */
	private static boolean mayBegin(String plain, int at) {
		return at < plain.length() && (Character.isDigit(plain.charAt(at))
				|| at + 3 < plain.length() && WORDS.contains(plain.substring(at, at + 3).toLowerCase(Locale.ROOT)));
	}

	/** Whether a time can end there, rather than be the beginning of something else. */
	private static boolean ends(String plain, int at) {
		if (at >= plain.length()) {
			return true;
		}
		char next = plain.charAt(at);
		boolean number = at + 1 < plain.length() && Character.isDigit(plain.charAt(at + 1));
		return Character.isWhitespace(next) || ":;,.|?!+".indexOf(next) >= 0 && !number
				|| "*_`)]\u2192>=".indexOf(next) >= 0 || String.valueOf(next).matches(DASH);
	}

	private static SpokenMoment of(Matcher moment, Remainder rest, String said) {
		SpokenDay day = Stream.of("day", "onDay", "inDay", "lateDay")
			.map(moment::group)
			.filter(Objects::nonNull)
			.findFirst()
			.flatMap(SpokenDay::parse)
			.orElse(null);
		@Nullable String endDay = moment.group("endDay");
		return new SpokenMoment(day, moment.group("time"), endDay == null ? null : SpokenDay.parse(endDay).orElse(null),
				moment.group("end"), Stream.concat(zonesOf(moment).stream(), Stream.ofNullable(rest.zone())).toList(),
				moment.group("unclear"), moment.group("open") != null, said, rest.text());
	}

	private static List<String> zonesOf(Matcher moment) {
		return Stream.of("zone", "lateZone", "endZone").map(moment::group).filter(Objects::nonNull).toList();
	}

	/** The same with the half of the day that goes without saying. */
	SpokenMoment in(String half) {
		return new SpokenMoment(day, time + half, endDay, end, zones, unclear, open, said, rest);
	}

	/** The same with another text. */
	SpokenMoment saying(String text) {
		return new SpokenMoment(day, time, endDay, end, zones, unclear, open, said, text);
	}

	/** The time at which it begins; a span may say am or pm only once. */
	Optional<LocalTime> beginning() {
		return SpokenTime.parse(time, end);
	}

	/** Why the zone, or what could be one, can't be told. */
	String question(String zone) {
		if (zone.strip().startsWith("/")) {
			return "I can't tell which of %s%s is meant. Write one, or both as a span.".formatted(said, zone);
		}
		return zone.matches(DASH + "\\d{1,2}")
				? "I can't tell what %1$s%2$s means. Write %1$s%2$s:00 if it is a span.".formatted(said, zone)
				: SpokenZone.question(zone);
	}

	private static int skipped(String plain, int from, Pattern pattern) {
		Matcher matcher = pattern.matcher(plain).region(from, plain.length());
		return matcher.lookingAt() ? matcher.end() : from;
	}

	/** The same characters, with those that look alike made alike. */
	static String withPlainSpaces(String text) {
		return SPACES.matcher(text).replaceAll(" ").replace('\uff1a', ':');
	}

}
