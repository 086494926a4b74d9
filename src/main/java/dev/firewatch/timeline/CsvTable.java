package dev.firewatch.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
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

	private static final Pattern ZONED = Pattern
		.compile("(?<bare>.*(?:%s))(?<zone>%s|%s)".formatted(SpokenTime.ANY, SpokenZone.PATTERN, SpokenZone.UNCLEAR));

	/**
	 * A date as people write it, and a time of day, which may contain a space: 2:05 PM.
	 */
	private static final Pattern DATED = Pattern.compile("(?<date>.*\\S)\\s+(?<time>%s)".formatted(SpokenTime.ANY));

	private final List<String> header;

	private final ImportClock clock;

	private final Context context;

	private CsvTable(List<String> header, Context context) {
		this.header = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_')).toList();
		this.clock = new ImportClock(context);
		this.context = context;
	}

	/** A record of the table, and the line it begins at. */
	private record CsvRow(int line, List<String> cells) {
	}

	static boolean isOne(String text) {
		List<CsvRow> rows;
		try {
			rows = rows(firstLine(text), separator(text));
		}
		catch (CsvParseException noTable) {
			return false;
		}
		if (rows.isEmpty()) {
			return false;
		}
		CsvTable table = new CsvTable(rows.get(0).cells(),
				new Context(LocalDate.EPOCH, java.time.ZoneOffset.UTC, Instant.EPOCH));
		return table.column(TIMES).or(() -> table.column(DATES)).isPresent() && table.column(TEXTS).isPresent();
	}

	static TimelineImport read(String text, Context context) {
		List<CsvRow> rows;
		try {
			rows = rows(text, separator(text));
		}
		catch (CsvParseException broken) {
			return new TimelineImport(Format.CSV, List.of(), List
				.of(new Problem(1, "The table can't be read. Look for a quote that is opened and never closed.")));
		}
		CsvTable table = new CsvTable(rows.get(0).cells(), context);
		List<ImportedLine> lines = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		for (CsvRow csvRow : rows.subList(1, rows.size())) {
			try {
				lines.add(table.line(csvRow));
			}
			catch (Unusable unusable) {
				problems.add(new Problem(csvRow.line(), unusable.sentence()));
			}
		}
		if (lines.isEmpty() && problems.isEmpty()) {
			problems.add(new Problem(1, "There are no rows below the column names."));
		}
		return new TimelineImport(Format.CSV, lines, problems);
	}

	private ImportedLine line(CsvRow csvRow) throws Unusable {
		String date = cell(csvRow, DATES);
		String time = cell(csvRow, TIMES);
		String text = cell(csvRow, TEXTS);
		if (text.isEmpty()) {
			throw new Unusable("It doesn't say what happened.");
		}
		MarkedText said = MarkedText.of(text);
		Optional<Milestone> mark = Milestone.parse(cell(csvRow, MARKS).replace(' ', '-'));
		return new ImportedLine(csvRow.line(), When.at(moment((date + " " + time).strip())),
				orNull(cell(csvRow, AUTHORS)), said.text(), mark.orElse(said.mark()), orNull(cell(csvRow, LINKS)),
				null);
	}

	private Instant moment(String text) throws Unusable {
		if (text.isEmpty()) {
			throw new Unusable("It has no time.");
		}
		try {
			return clock.past(OffsetDateTime.parse(text.replaceFirst("(?<=\\d) (?=\\d)", "T")).toInstant());
		}
		catch (DateTimeException notIso) {
			Matcher zoned = ZONED.matcher(text);
			return zoned.matches() ? moment(zoned.group("bare"), zoned.group("zone")) : moment(text, null);
		}
	}

	private Instant moment(String text, @Nullable String zone) throws Unusable {
		if (text.matches(SpokenTime.ANY)) {
			return clock.at(ImportClock.time(text), clock.zone(zone));
		}
		try {
			return clock.moment(LocalDateTime.parse(text, LOCAL), clock.zone(zone));
		}
		catch (DateTimeException notIso) {
			Matcher dated = DATED.matcher(text);
			Optional<LocalDate> day = dated.matches() ? DateParser.parse(dated.group("date"), context.day())
					: Optional.empty();
			if (day.isPresent()) {
				clock.day(day.get());
				return clock.at(ImportClock.time(dated.group("time")), clock.zone(zone));
			}
			throw new Unusable("I don't know the time \"%s\". Try 2026-11-20 09:47.".formatted(text));
		}
	}

	private Optional<Integer> column(Set<String> names) {
		return IntStream.range(0, header.size()).filter(place -> names.contains(header.get(place))).boxed().findFirst();
	}

	private String cell(CsvRow csvRow, Set<String> names) {
		return column(names).filter(place -> place < csvRow.cells().size())
			.map(place -> csvRow.cells().get(place).strip())
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

	/**
	 * The records with anything in them; a quoted cell may hold separators, quotes and
	 * line breaks.
	 * @throws CsvParseException if it isn't a table
	 */
	private static List<CsvRow> rows(String text, char separator) {
		CsvReader.CsvReaderBuilder form = CsvReader.builder().fieldSeparator(separator);
		try {
			return rows(form.trimWhitespacesAroundQuotes(true), text);
		}
		catch (CsvParseException notQuotedInFull) {
			// Such as: "checkout" is down, where the quotes are part of what was said.
			return rows(form.trimWhitespacesAroundQuotes(false).allowExtraCharsAfterClosingQuote(true), text);
		}
	}

	private static List<CsvRow> rows(CsvReader.CsvReaderBuilder form, String text) {
		try (CsvReader<CsvRecord> reader = form.ofCsvRecord(text)) {
			return reader.stream()
				.filter(row -> row.getFields().stream().anyMatch(cell -> !cell.isBlank()))
				.map(row -> new CsvRow((int) row.getStartingLineNumber(), row.getFields()))
				.toList();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException("a text in memory can be read", impossible);
		}
	}

}
