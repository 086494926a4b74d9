package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that begin with a time, and chats in which a time and a name come before
 * what was said: {@code 14:05 rolled back}, {@code [2:05 PM] Bob: rolled back}, or
 * {@code Bob, 14:05} with the text below. A line with only a date says which day the
 * following lines belong to.
 */
final class TimedLines {

	private static final String BULLET = "(?:[-*\u2022\u2013\u2014]\\s+)?";

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final String DAY = "(?:(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?"
			+ "|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?)|(?<weekday>(?i:%s)\\.?)),?[\\sT]\\s*".formatted(Weekdays.PATTERN);

	private static final Pattern TIMED = Pattern
		.compile("%s(?<open>\\[)?(?:%s)?(?<time>%s)(?:(?<zone>%s)|(?<unclear>%s))?".formatted(BULLET, DAY,
				SpokenTime.ANY, SpokenZone.PATTERN, SpokenZone.UNCLEAR)
				+ "(?:\\s?%1$s\\s?(?<end>%2$s)(?<endZone>%3$s)?|(?<onwards>\\s?%1$s(?=\\s|$)))?(?<close>])?(?<outerZone>%3$s)?"
					.formatted(DASH, SpokenTime.ANY, SpokenZone.PATTERN)
				+ "(?:\\s*[:|]\\s*|\\s*%s\\s+|\\s+|$)(?<text>.*)".formatted(DASH), Pattern.DOTALL);

	/** The name before what was said. */
	private static final Pattern NAMED = Pattern.compile("(?<name>[\\p{L}][^:\\[\\]]{0,59}?):\\s+(?<said>.*)",
			Pattern.DOTALL);

	private static final Pattern HEADER = Pattern
		.compile("(?<name>\\p{L}[^:\\d]{0,58}?)(?:,\\s*|\\s+)(?<time>%s)".formatted(SpokenTime.WITH_MINUTES));

	private static final Pattern RULE = Pattern.compile("[-=_*#\\s\u2013\u2014]+");

	private final Context context;

	private final ImportClock clock;

	private final List<ImportedLine> lines = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private boolean chat;

	private @Nullable LineDraft draft;

	/** A line that was begun and continues until the next time. */
	private record LineDraft(int number, When when, @Nullable String author, StringBuilder text) {
	}

	private TimedLines(Context context) {
		this.context = context;
		this.clock = new ImportClock(context);
	}

	static TimelineImport read(String text, Context context) {
		TimedLines reader = new TimedLines(context);
		int number = 0;
		for (String line : text.split("\n", -1)) {
			number++;
			reader.line(number, line);
		}
		reader.finish();
		if (reader.lines.isEmpty() && reader.problems.isEmpty()) {
			reader.problems.add(new Problem(1, "There is nothing to read."));
		}
		return new TimelineImport(reader.chat ? Format.TEAMS : Format.LIST, reader.lines, reader.problems);
	}

	private void line(int number, String raw) {
		String line = raw.strip();
		if (line.isEmpty() || RULE.matcher(line).matches()) {
			return;
		}
		Matcher timed = TIMED.matcher(line);
		Matcher header = HEADER.matcher(line);
		if (timed.matches() && (timed.group("open") == null) == (timed.group("close") == null)) {
			finish();
			timed(number, timed);
		}
		else if (isDay(line)) {
			finish();
		}
		else if (header.matches()) {
			finish();
			headed(number, header);
		}
		else if (draft != null && (draft.author() != null || Character.isWhitespace(raw.charAt(0)))) {
			draft.text().append(draft.text().isEmpty() ? "" : "\n").append(line);
		}
		else {
			problems.add(new Problem(number, "It doesn't begin with a time."));
		}
	}

	private void headed(int number, Matcher header) {
		try {
			begin(number, When.at(clock.at(ImportClock.time(header.group("time")), context.zone())),
					header.group("name").strip(), "");
		}
		catch (Unusable unusable) {
			problems.add(new Problem(number, unusable.sentence()));
		}
	}

	private boolean isDay(String line) {
		String plain = line.replaceAll("^[-=_*#\\s\u2013\u2014]+|[-=_*#:\\s\u2013\u2014]+$", "");
		Optional<LocalDate> date = DateParser.parse(plain, context.day());
		if (date.isPresent()) {
			clock.day(date.get());
			return true;
		}
		return Weekdays.parse(plain).map(weekday -> {
			clock.day(weekday);
			return true;
		}).orElse(false);
	}

	private void timed(int number, Matcher timed) {
		try {
			ZoneId zone = zone(timed);
			day(timed, zone);
			String text = timed.group("text").strip();
			Matcher named = NAMED.matcher(text);
			boolean says = timed.group("open") != null && named.matches();
			begin(number, when(timed, zone), says ? named.group("name").strip() : null,
					says ? named.group("said").strip() : text);
		}
		catch (Unusable unusable) {
			problems.add(new Problem(number, unusable.sentence()));
		}
	}

	private void day(Matcher timed, ZoneId zone) throws Unusable {
		@Nullable String date = timed.group("date");
		@Nullable String weekday = timed.group("weekday");
		if (date != null) {
			clock.day(DateParser.parse(date, context.day())
				.orElseThrow(() -> new Unusable("There is no day %s.".formatted(date))), zone);
		}
		else if (weekday != null) {
			Weekdays.parse(weekday.replace(".", "").toLowerCase(Locale.ROOT)).ifPresent(clock::day);
		}
	}

	/** The zone written anywhere in the line; else the context's. */
	private ZoneId zone(Matcher timed) throws Unusable {
		@Nullable String unclear = timed.group("unclear");
		if (unclear != null) {
			throw new Unusable(SpokenZone.question(unclear));
		}
		return clock.zone(Stream.of("zone", "endZone", "outerZone")
			.map(timed::group)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null));
	}

	private When when(Matcher timed, ZoneId zone) throws Unusable {
		@Nullable String end = timed.group("end");
		Instant start = clock.at(ImportClock.time(timed.group("time"), end), zone);
		return new When(start, end == null ? null : clock.end(ImportClock.time(end), start, zone),
				end == null && timed.group("onwards") != null);
	}

	private void begin(int number, When when, @Nullable String author, String text) {
		draft = new LineDraft(number, when, author, new StringBuilder(text));
		chat |= author != null;
	}

	private void finish() {
		LineDraft done = draft;
		draft = null;
		if (done == null) {
			return;
		}
		MarkedText said = MarkedText.of(done.text().toString());
		if (said.text().isEmpty()) {
			problems.add(new Problem(done.number(), "There is a time, but not what happened."));
			return;
		}
		lines.add(new ImportedLine(done.number(), done.when(), done.author(), said.text(), said.mark(), null, null));
	}

}
