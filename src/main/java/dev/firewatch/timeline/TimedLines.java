package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.Line;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that begin with a time, and chats in which a time and a name come before
 * what was said: {@code 14:05 rolled back}, {@code [2:05 PM] Bob: rolled back}, or
 * {@code Bob, 14:05} with the text below. Lines with a date alone say of which day the
 * following are.
 */
final class TimedLines {

	private static final String BULLET = "(?:[-*\u2022\u2013\u2014]\\s+)?";

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final String DAY = "(?:(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?"
			+ "|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?)|(?<weekday>(?i:%s)\\.?)),?[\\sT]\\s*".formatted(Weekdays.PATTERN);

	private static final Pattern TIMED = Pattern.compile(
			"%s(?<open>\\[)?(?:%s)?(?<time>%s)(?:\\s?%s\\s?(?<end>%s)|(?<onwards>\\s?%s(?=\\s|$)))?(?<close>])?"
				.formatted(BULLET, DAY, ImportClock.TIME, DASH, ImportClock.TIME, DASH)
					+ "(?:\\s*(?:UTC|Z)\\b)?(?:\\s*[:|]\\s*|\\s*%s\\s+|\\s+|$)(?<text>.*)".formatted(DASH),
			Pattern.DOTALL);

	/** The name before what was said. */
	private static final Pattern NAMED = Pattern.compile("(?<name>[\\p{L}][^:\\[\\]]{0,59}?):\\s+(?<said>.*)",
			Pattern.DOTALL);

	private static final Pattern HEADER = Pattern
		.compile("(?<name>\\p{L}[^:\\d]{0,58}?)(?:,\\s*|\\s+)(?<time>%s)".formatted(ImportClock.TIME));

	private static final Pattern RULE = Pattern.compile("[-=_*#\\s\u2013\u2014]+");

	private final Context context;

	private final ImportClock clock;

	private final List<Line> lines = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private boolean chat;

	private @Nullable Draft draft;

	/** What was begun and goes on until the next time. */
	private record Draft(int number, When when, @Nullable String author, StringBuilder text) {
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
			begin(number, header.group("time"), null, false, header.group("name").strip(), "");
		}
		else if (draft != null && (draft.author() != null || Character.isWhitespace(raw.charAt(0)))) {
			draft.text().append(draft.text().isEmpty() ? "" : "\n").append(line);
		}
		else {
			problems.add(new Problem(number, "It begins with no time."));
		}
	}

	private boolean isDay(String line) {
		String plain = line.replaceAll("^[-=_*#\\s\u2013\u2014]+|[-=_*#:\\s\u2013\u2014]+$", "");
		Optional<LocalDate> date = CalendarDay.parse(plain, context.day());
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
		@Nullable String date = timed.group("date");
		@Nullable String weekday = timed.group("weekday");
		if (date != null) {
			Optional<LocalDate> day = CalendarDay.parse(date, context.day());
			if (day.isEmpty()) {
				problems.add(new Problem(number, "There is no day %s.".formatted(date)));
				return;
			}
			if (!day.get().equals(clock.day())) {
				clock.day(day.get());
			}
		}
		else if (weekday != null) {
			Weekdays.parse(weekday.replace(".", "").toLowerCase(Locale.ROOT)).ifPresent(clock::day);
		}
		String text = timed.group("text").strip();
		Matcher named = NAMED.matcher(text);
		boolean says = timed.group("open") != null && named.matches();
		begin(number, timed.group("time"), timed.group("end"), timed.group("onwards") != null,
				says ? named.group("name").strip() : null, says ? named.group("said").strip() : text);
	}

	private void begin(int number, String time, @Nullable String end, boolean onwards, @Nullable String author,
			String text) {
		try {
			Instant start = clock.at(time);
			When when = new When(start, end == null ? null : clock.end(end, start), onwards && end == null);
			draft = new Draft(number, when, author, new StringBuilder(text));
			chat |= author != null;
		}
		catch (Unusable unusable) {
			problems.add(new Problem(number, unusable.sentence()));
		}
	}

	private void finish() {
		Draft done = draft;
		draft = null;
		if (done == null) {
			return;
		}
		MarkedText said = MarkedText.of(done.text().toString());
		if (said.text().isEmpty()) {
			problems.add(new Problem(done.number(), "There is a time and nothing that happened."));
			return;
		}
		lines.add(new Line(done.number(), done.when(), done.author(), said.text(), said.mark(), null, null));
	}

}
