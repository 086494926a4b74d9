package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.Line;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a table whose first line names its columns, in any order. */
final class CsvTable {

	private static final Set<String> TIMES = Set.of("time", "timestamp", "when", "datetime", "date_time", "occurred_at",
			"occurredat", "at", "start", "ts");

	private static final Set<String> DATES = Set.of("date", "day");

	private static final Set<String> TEXTS = Set.of("text", "event", "message", "description", "what", "note", "entry",
			"summary", "action", "details");

	private static final Set<String> AUTHORS = Set.of("author", "user", "who", "by", "name", "person", "reporter");

	private static final Set<String> LINKS = Set.of("link", "url", "permalink");

	private static final Set<String> MARKS = Set.of("mark", "milestone");

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-M-d['T'][' ']H:mm[:ss][.SSS]");

	private final List<String> header;

	private final ImportClock clock;

	private final Context context;

	private CsvTable(List<String> header, Context context) {
		this.header = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_')).toList();
		this.clock = new ImportClock(context);
		this.context = context;
	}

	/** A record of the table, and the line it begins at. */
	private record Row(int line, List<String> cells) {
	}

	static boolean isOne(String text) {
		List<Row> rows = rows(firstLine(text), separator(text));
		if (rows.isEmpty()) {
			return false;
		}
		CsvTable table = new CsvTable(rows.get(0).cells(),
				new Context(LocalDate.EPOCH, java.time.ZoneOffset.UTC, Instant.EPOCH));
		return table.column(TIMES).or(() -> table.column(DATES)).isPresent() && table.column(TEXTS).isPresent();
	}

	static TimelineImport read(String text, Context context) {
		List<Row> rows = rows(text, separator(text));
		CsvTable table = new CsvTable(rows.get(0).cells(), context);
		List<Line> lines = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		for (Row row : rows.subList(1, rows.size())) {
			try {
				lines.add(table.line(row));
			}
			catch (Unusable unusable) {
				problems.add(new Problem(row.line(), unusable.sentence()));
			}
		}
		if (lines.isEmpty() && problems.isEmpty()) {
			problems.add(new Problem(1, "There is nothing below the names of the columns."));
		}
		return new TimelineImport(Format.CSV, lines, problems);
	}

	private Line line(Row row) throws Unusable {
		String date = cell(row, DATES);
		String time = cell(row, TIMES);
		String text = cell(row, TEXTS);
		if (text.isEmpty()) {
			throw new Unusable("It says nothing that happened.");
		}
		MarkedText said = MarkedText.of(text);
		Optional<Mark> mark = Mark.parse(cell(row, MARKS).replace(' ', '-'));
		return new Line(row.line(), When.at(moment((date + " " + time).strip())), orNull(cell(row, AUTHORS)),
				said.text(), mark.orElse(said.mark()), orNull(cell(row, LINKS)), null);
	}

	private Instant moment(String text) throws Unusable {
		if (text.isEmpty()) {
			throw new Unusable("It has no time.");
		}
		if (text.matches(ImportClock.TIME)) {
			return clock.at(text);
		}
		try {
			return clock.past(OffsetDateTime.parse(text.replaceFirst("(?<=\\d) (?=\\d)", "T")).toInstant());
		}
		catch (DateTimeException noOffset) {
			return local(text);
		}
	}

	private Instant local(String text) throws Unusable {
		try {
			return clock.moment(LocalDateTime.parse(text, LOCAL));
		}
		catch (DateTimeException notIso) {
			int space = text.lastIndexOf(' ');
			Optional<LocalDate> day = space < 0 ? Optional.empty()
					: CalendarDay.parse(text.substring(0, space), context.day());
			if (day.isPresent()) {
				clock.day(day.get());
				return clock.at(text.substring(space + 1));
			}
			throw new Unusable("I don't know the time \"%s\". Try 2026-11-20 09:47.".formatted(text));
		}
	}

	private Optional<Integer> column(Set<String> names) {
		return IntStream.range(0, header.size()).filter(place -> names.contains(header.get(place))).boxed().findFirst();
	}

	private String cell(Row row, Set<String> names) {
		return column(names).filter(place -> place < row.cells().size())
			.map(place -> row.cells().get(place).strip())
			.orElse("");
	}

	private static @Nullable String orNull(String cell) {
		return cell.isEmpty() ? null : cell;
	}

	private static String firstLine(String text) {
		return text.strip().lines().findFirst().orElse("");
	}

	/** Spreadsheets use commas, semicolons or tabs. */
	private static char separator(String text) {
		String first = firstLine(text);
		char best = ',';
		for (char candidate : new char[] { ',', ';', '\t' }) {
			if (count(first, candidate) > count(first, best)) {
				best = candidate;
			}
		}
		return best;
	}

	private static long count(String text, char wanted) {
		return text.chars().filter(letter -> letter == wanted).count();
	}

	/** The records; a quoted cell may hold separators, quotes and line breaks. */
	private static List<Row> rows(String text, char separator) {
		List<Row> rows = new ArrayList<>();
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		int line = 1;
		int begun = 1;
		for (int place = 0; place <= text.length(); place++) {
			char letter = place < text.length() ? text.charAt(place) : '\n';
			boolean last = place == text.length();
			if (quoted && !last) {
				if (letter == '"' && place + 1 < text.length() && text.charAt(place + 1) == '"') {
					cell.append('"');
					place++;
				}
				else if (letter == '"') {
					quoted = false;
				}
				else {
					cell.append(letter);
				}
			}
			else if (letter == '"' && cell.toString().isBlank()) {
				cell.setLength(0);
				quoted = true;
			}
			else if (letter == separator) {
				cells.add(cell.toString());
				cell.setLength(0);
			}
			else if (letter == '\n') {
				cells.add(cell.toString());
				cell.setLength(0);
				if (cells.stream().anyMatch(content -> !content.isBlank())) {
					rows.add(new Row(begun, List.copyOf(cells)));
				}
				cells.clear();
				begun = line + 1;
			}
			else {
				cell.append(letter);
			}
			line += letter == '\n' ? 1 : 0;
		}
		return rows;
	}

}
