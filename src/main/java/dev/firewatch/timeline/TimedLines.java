package dev.firewatch.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.MarkdownTable.TimedRow;
import dev.firewatch.timeline.SpokenMoment.Manner;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text line by line: lines and headings that begin with a time, tables in
 * Markdown, and chats in which a time and a name come before what was said:
 * {@code 14:05 rolled back}, {@code ### 14:05} or {@code Bob, 14:05} with the text below,
 * {@code [2:05 PM] Bob: rolled back}. A line with only a date says which day the
 * following lines belong to.
 */
final class TimedLines {

	private static final int LONGEST_TITLE = 300;

	/** The name before what was said. */
	private static final Pattern NAMED = Pattern.compile("(?<name>[\\p{L}][^:\\[\\]]{0,59}?):\\s+(?<said>.*)",
			Pattern.DOTALL);

	private static final Pattern CHAT = Pattern.compile("\\[[^\\]]*].*", Pattern.DOTALL);

	private static final Pattern HEADER = Pattern
		.compile("(?<name>\\p{L}[^:\\d|]{0,58}?)(?<gap>,\\s*|\\s+)(?<when>(?:(?i:%s),?\\s+(?:at\\s+)?)?%s)"
			.formatted(SpokenDay.PATTERN, SpokenTime.WITH_MINUTES));

	/** A line with nobody's words, but a name. */
	private static final Pattern NAME = Pattern
		.compile("\\p{Lu}[\\p{L}'.-]*(?:\\s(?:\\p{Lu}[\\p{L}'.-]*|\\([^)]{1,30}\\)|de|van|von|der|da|di)){0,4}");

	private static final Pattern RULE = Pattern.compile("[-=_*#\\s\u2013\u2014|:]+|```\\w*");

	private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(?<title>.*)");

	private static final Pattern BOLD = Pattern.compile("(?:\\*\\*|__)(?<title>[^*_]+)(?:\\*\\*|__):?");

	private static final Pattern NTH_DAY = Pattern.compile("^(?i:day\\s\\d{1,2})\\s*[:,(\u2013\u2014-]*\\s*");

	private static final Pattern DATE = Pattern
		.compile("(?<![\\p{L}\\d])(?:%s)(?![\\p{L}\\d])".formatted(SpokenDay.DATE), Pattern.CASE_INSENSITIVE);

	private final ImportClock clock;

	private final TextZones zones;

	private final String[] raw;

	private final boolean[] fenced;

	private final List<ImportedLine> lines = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private final Map<Format, Integer> shapes = new LinkedHashMap<>();

	private MarkdownTable table = new MarkdownTable(List.of());

	private @Nullable LineDraft draft;

	private boolean blank;

	private boolean tabular;

	/**
	 * A line that was begun and continues until the next time.
	 *
	 * @param open whether any line below belongs to it
	 */
	private record LineDraft(int number, When when, @Nullable String author, StringBuilder text, boolean open) {
	}

	private TimedLines(String text, ImportClock clock, TextZones zones, boolean fences) {
		this.clock = clock;
		this.zones = zones;
		this.raw = text.split("\n", -1);
		this.fenced = fences ? fenced(raw) : new boolean[raw.length];
	}

	static TimelineImport read(String text, Context context) {
		TextZones zones = TextZones.in(text, context.rules());
		boolean dayFirst = DateOrder.dayFirst(text, context.rules());
		TimelineImport read = read(text, context, zones, dayFirst, true);
		// Somebody may put the whole timeline between fences.
		return read.lines().isEmpty() && text.contains("```") ? read(text, context, zones, dayFirst, false) : read;
	}

	private static TimelineImport read(String text, Context context, TextZones zones, boolean dayFirst,
			boolean fences) {
		ImportClock first = new ImportClock(context, zones, List.of(), dayFirst);
		TimelineImport read = new TimedLines(text, first, zones, fences).read();
		if (first.bare() == null || !first.beganNamed() || zones.at(1).isPresent()) {
			return read;
		}
		return new TimedLines(text, new ImportClock(context, zones, first.said(), dayFirst), zones, fences).read();
	}

	private TimelineImport read() {
		for (int n = 0; n < raw.length; n++) {
			n = line(n);
		}
		finish();
		if (lines.isEmpty() && problems.isEmpty()) {
			problems.add(new Problem(1, "There is nothing to read."));
		}
		Format format = shapes.entrySet()
			.stream()
			.max(Map.Entry.comparingByValue())
			.map(Map.Entry::getKey)
			.orElse(Format.LINES);
		return new TimelineImport(format, lines, problems, clock.bare(), clock.remarks());
	}

	/** Reads the line, and perhaps more; answers the last one read. */
	private int line(int n) {
		int number = n + 1;
		String line = SpokenMoment.withPlainSpaces(raw[n]).strip();
		if (fenced[n]) {
			more(number, raw[n].stripTrailing(), true);
		}
		else if (line.isEmpty()) {
			blank = true;
			tabular = false;
		}
		else if (MarkdownTable.isRow(line) || line.indexOf('|') >= 0 && (tabular || startsTable(n))) {
			row(n, line);
		}
		else if (!RULE.matcher(line).matches()) {
			return text(n, line);
		}
		return n;
	}

	private boolean startsTable(int n) {
		return n + 1 < raw.length && MarkdownTable.isRule(raw[n + 1]);
	}

	private void row(int n, String line) {
		if (MarkdownTable.isRule(line)) {
			return;
		}
		if (startsTable(n)) {
			finish();
			tabular = true;
			table = new MarkdownTable(MarkdownTable.cells(line));
			return;
		}
		finish();
		try {
			Optional<TimedRow> row = table.row(n + 1, MarkdownTable.cells(line), clock);
			if (row.isPresent()) {
				begin(n + 1, clock.when(n + 1, row.get().moment()), row.get().author(), row.get().text(), false,
						Format.TABLE);
				finish();
			}
		}
		catch (Unusable unusable) {
			if (zones.isNamedIn(n + 1)) {
				table = new MarkdownTable(MarkdownTable.cells(line));
				return;
			}
			problems.add(new Problem(n + 1, unusable.sentence()));
		}
	}

	private int text(int n, String line) {
		int number = n + 1;
		Matcher heading = HEADING.matcher(line);
		boolean titled = heading.matches();
		String content = titled ? heading.group("title") : line;
		Optional<SpokenMoment> moment = SpokenMoment.leading(content, Manner.LINE);
		if (moment.isPresent()) {
			timed(n, moment.get(), line, titled);
			return n;
		}
		Optional<Elapsed> elapsed = Elapsed.leading(content);
		if (elapsed.isPresent()) {
			finish();
			counted(number, elapsed.get(), titled);
			return n;
		}
		Matcher header = HEADER.matcher(line);
		if (!titled && named(n, line)) {
			finish();
			SpokenMoment when = SpokenMoment.leading(raw[n + 1].strip(), Manner.LINE).orElseThrow();
			boolean slack = Character.isWhitespace(raw[n + 1].charAt(0)) && when.day() == null;
			says(n + 2, when, line, slack ? Format.SLACK_COPY : Format.TEAMS_COPY);
			return n + 1;
		}
		if (isDay(number, content, titled || TextZones.isTitle(raw, n))) {
			finish();
		}
		else if (!titled && header.matches()) {
			finish();
			Optional<SpokenMoment> when = SpokenMoment.leading(header.group("when"), Manner.LINE);
			String gap = header.group("gap");
			when.ifPresent(found -> says(number, found, header.group("name").strip(),
					gap.startsWith(",") ? Format.TEAMS_COPY : Format.SLACK_COPY));
		}
		else if (zones.isNamedIn(number) || titled && TextZones.TITLE.matcher(content).matches()) {
			finish();
		}
		else if (titled) {
			finish();
			problems.add(new Problem(number, "It is a heading without a time."));
		}
		else {
			more(number, line, Character.isWhitespace(raw[n].charAt(0)));
		}
		return n;
	}

	/** Whether it is a name, and the next line the time at which that person spoke. */
	private boolean named(int n, String line) {
		if (n + 1 >= raw.length || !NAME.matcher(line).matches() || raw[n + 1].length() > 60) {
			return false;
		}
		return SpokenMoment.leading(raw[n + 1].strip(), Manner.LINE)
			.filter(when -> when.rest().isEmpty() && when.end() == null && when.zones().isEmpty())
			.isPresent();
	}

	private void says(int number, SpokenMoment moment, String author, Format format) {
		try {
			begin(number, clock.when(number, moment), author, moment.rest(), true, format);
		}
		catch (Unusable unusable) {
			problems.add(new Problem(number, unusable.sentence()));
		}
	}

	private void more(int number, String line, boolean indented) {
		LineDraft current = draft;
		if (current == null || !current.open() && !indented) {
			finish();
			problems.add(new Problem(number, untimed(number, line)));
			return;
		}
		StringBuilder text = current.text();
		text.append(text.isEmpty() ? "" : blank ? "\n\n" : "\n").append(line);
		blank = false;
	}

	/**
	 * Why a line can't be read; a day at its beginning is that of the lines below, too.
	 */
	private String untimed(int number, String line) {
		String plain = line.replaceAll("^(?:[-*+>\u2022]\\s+|[*_`(\\[]){1,6}", "");
		Matcher date = DATE.matcher(plain);
		boolean dated = date.lookingAt()
				&& SpokenDay.parse(date.group()).filter(day -> clock.day(number, day)).isPresent();
		return dated ? "It has a day but no time." : "It doesn't begin with a time.";
	}

	/** Whether the line says the day of what follows. */
	private boolean isDay(int number, String content, boolean titled) {
		if (content.length() > LONGEST_TITLE) {
			return false;
		}
		Matcher bold = BOLD.matcher(content);
		boolean heads = titled || bold.matches();
		String plain = (bold.matches() ? bold.group("title") : content)
			.replaceAll("^[-=_*#`>\\s\u2013\u2014]+|[-=_*#:`\\s\u2013\u2014]+$", "");
		plain = NTH_DAY.matcher(plain).replaceFirst("").strip();
		String unbracketed = plain.replaceAll("[()]", " ").strip().replaceAll("\\s+", " ");
		Optional<SpokenDay> whole = SpokenDay.parse(unbracketed);
		if (whole.isPresent() && !whole.get().relative()) {
			return clock.day(number, whole.get());
		}
		if (!heads) {
			return false;
		}
		List<String> dates = DATE.matcher(plain).results().map(found -> found.group()).toList();
		boolean first = !dates.isEmpty() && plain.startsWith(dates.get(0));
		if (dates.size() != 1 && !first) {
			return false;
		}
		return SpokenDay.parse(dates.get(0)).filter(day -> clock.day(number, day)).isPresent();
	}

	private void timed(int n, SpokenMoment moment, String line, boolean titled) {
		int number = n + 1;
		LineDraft before = draft;
		finish();
		Matcher named = NAMED.matcher(moment.rest());
		boolean bracketed = CHAT.matcher(line).matches();
		if (before != null && before.author() != null && moment.rest().isEmpty() && !titled && !clock.half().isEmpty()
				&& SpokenTime.leavesHalfOpen(moment.time())) {
			// Slack leaves out the name and the half of the day of whoever goes on.
			says(number, moment.in(clock.half()), before.author(), Format.SLACK_COPY);
		}
		else if (bracketed && NAME.matcher(moment.rest()).matches() && speaksBelow(n)) {
			says(number, moment.saying(""), moment.rest(), Format.TEAMS_COPY);
		}
		else if (bracketed && named.matches()) {
			says(number, moment.saying(named.group("said").strip()), named.group("name").strip(), Format.TEAMS_COPY);
		}
		else {
			try {
				begin(number, clock.when(number, moment), null, moment.rest(), titled || moment.rest().isEmpty(),
						titled ? Format.HEADINGS : Format.LINES);
			}
			catch (Unusable unusable) {
				problems.add(new Problem(number, unusable.sentence()));
			}
		}
	}

	/** Whether the next line is somebody's words. */
	private boolean speaksBelow(int n) {
		return n + 1 < raw.length && !raw[n + 1].isBlank() && SpokenMoment.leading(raw[n + 1], Manner.LINE).isEmpty();
	}

	private void counted(int number, Elapsed elapsed, boolean titled) {
		try {
			begin(number, clock.when(number, elapsed), null, elapsed.rest(), titled || elapsed.rest().isEmpty(),
					titled ? Format.HEADINGS : Format.LINES);
		}
		catch (Unusable unusable) {
			problems.add(new Problem(number, unusable.sentence()));
		}
	}

	private void begin(int number, When when, @Nullable String author, String text, boolean open, Format format) {
		draft = new LineDraft(number, when, author, new StringBuilder(text), open);
		shapes.merge(format, 1, Integer::sum);
		blank = false;
	}

	private void finish() {
		LineDraft done = draft;
		draft = null;
		blank = false;
		if (done == null) {
			return;
		}
		MarkedText said = MarkedText.of(done.text().toString());
		if (said.text().isEmpty()) {
			problems.add(new Problem(done.number(), "There is a time, but not what happened."));
			return;
		}
		lines.add(new ImportedLine(done.number(), done.when(), done.author(), said.text(), said.mark(), null));
	}

	/**
	 * The lines between fences, which are code or logs and hold no moments of their own.
	 */
	private static boolean[] fenced(String[] raw) {
		boolean[] fenced = new boolean[raw.length];
		int open = -1;
		for (int n = 0; n < raw.length; n++) {
			String line = raw[n].strip();
			if (!line.startsWith("```") || line.length() > 6 && line.endsWith("```")) {
				continue;
			}
			if (open < 0) {
				open = n;
			}
			else {
				java.util.Arrays.fill(fenced, open, n + 1, true);
				open = -1;
			}
		}
		return fenced;
	}

}
