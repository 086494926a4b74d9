package dev.firewatch.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.firewatch.FieldSeparator;
import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a table whose first line names its columns, in any order. */
final class CsvTable {

	private static final Set<String> TIMES = Set.of("time", "timestamp", "when", "datetime", "date_time", "occurred_at",
			"occurredat", "at", "start", "ts", "created_at", "created_on", "created", "start_time", "started_at",
			"event_time", "time_of_event", "date_and_time", "log_time", "epoch", "utc", "begin", "from");

	private static final Set<String> DATES = Set.of("date", "day");

	private static final Set<String> ENDS = Set.of("end", "ended_at", "end_time", "until", "to", "endedat", "finish");

	private static final Set<String> TEXTS = Set.of("text", "event", "message", "description", "what", "note", "entry",
			"summary", "action", "details", "what_happened", "events", "notes", "comment", "activity", "body");

	private static final Set<String> AUTHORS = Set.of("author", "user", "who", "by", "name", "person", "reporter",
			"actor", "agent", "agent_name", "user_name", "sender", "from_user");

	private static final Set<String> LINKS = Set.of("link", "url", "permalink");

	private static final Set<String> MARKS = Set.of("mark", "milestone");

	/** Columns that only PagerDuty's logs have. */
	private static final Set<String> PAGERDUTY = Set.of("log_entry_id", "incident_number", "agent_type", "channel_type",
			"escalation_policy_name", "agent_name", "agent_id", "channel", "agent");

	private static final Context NOWHERE = new Context(LocalDate.EPOCH, ZoneOffset.UTC, Instant.EPOCH);

	private static final Pattern EPOCH = Pattern.compile("(?<seconds>\\d{10})(?<millis>\\d{3})?(?:\\.\\d{1,9})?");

	private final List<String> header;

	private final ImportClock clock;

	private CsvTable(List<String> header, ImportClock clock) {
		this.header = header.stream().map(CsvTable::column).toList();
		this.clock = clock;
	}

	/** The name of a column without its zone. */
	private static String column(String name) {
		String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[(\\[].*", "").strip();
		String bare = plain.replaceAll("(?<=.)[\\s_](?:utc|gmt|cet|cest|pst|pdt|est|edt|bst|ist)$|^(?:utc|gmt)\\s(?=.)",
				"");
		return bare.strip().replaceAll("[\\s/-]+", "_");
	}

	/** A record of the table, and the line it begins at. */
	private record CsvRow(int line, List<String> cells) {
	}

	static boolean isOne(String text) {
		List<CsvRow> rows;
		try {
			rows = rows(firstLine(text), FieldSeparator.of(text));
		}
		catch (CsvParseException noTable) {
			return false;
		}
		if (rows.isEmpty()) {
			return false;
		}
		CsvTable table = new CsvTable(rows.get(0).cells(), new ImportClock(NOWHERE));
		return rows.get(0).cells().size() > 1 && table.column(TIMES).or(() -> table.column(DATES)).isPresent()
				&& table.column(TEXTS).isPresent();
	}

	static TimelineImport read(String text, Context context) {
		Format tabs = FieldSeparator.of(text) == '\t' ? Format.TSV : Format.CSV;
		List<CsvRow> rows;
		try {
			rows = rows(text, FieldSeparator.of(text));
		}
		catch (CsvParseException broken) {
			return new TimelineImport(tabs, List.of(), List
				.of(new Problem(1, "The table can't be read. Look for a quote that is opened and never closed.")));
		}
		List<String> header = rows.get(0).cells();
		boolean dayFirst = DateOrder.dayFirst(text, context.rules());
		TextZones zones = TextZones.inHeader(header, context.rules());
		ImportClock clock = new ImportClock(context, zones, List.of(), dayFirst);
		CsvTable table = new CsvTable(header, clock);
		Format format = table.column(PAGERDUTY).isPresent() && table.header.contains("created_at")
				|| table.header.contains("log_entry_id") ? Format.PAGERDUTY_CSV : tabs;
		return table.read(rows, format, count(text, '"') % 2 == 1);
	}

	private TimelineImport read(List<CsvRow> rows, Format format, boolean unclosed) {
		List<ImportedLine> lines = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		for (int n = 1; n < rows.size(); n++) {
			CsvRow csvRow = rows.get(n);
			try {
				if (unclosed && n == rows.size() - 1) {
					refuseUnclosed(csvRow);
				}
				lines.add(line(csvRow));
			}
			catch (Unusable unusable) {
				problems.add(new Problem(csvRow.line(), unusable.sentence()));
			}
		}
		if (lines.isEmpty() && problems.isEmpty()) {
			problems.add(new Problem(1, "There are no rows below the column names."));
		}
		List<Problem> remarks = new ArrayList<>(clock.remarks());
		List<String> unread = unread();
		if (!unread.isEmpty()) {
			remarks.add(0, new Problem(1,
					"Not read: the column%s %s.".formatted(unread.size() == 1 ? "" : "s", String.join(", ", unread))));
		}
		return new TimelineImport(format, lines, problems, clock.bare(), remarks);
	}

	private List<String> unread() {
		List<Integer> read = Stream.of(TIMES, DATES, ENDS, TEXTS, AUTHORS, LINKS, MARKS)
			.flatMap(names -> column(names).stream())
			.toList();
		return IntStream.range(0, header.size())
			.filter(place -> !read.contains(place) && !header.get(place).isEmpty())
			.mapToObj(header::get)
			.toList();
	}

	/** A quote without an end swallows the rows that follow. */
	private static void refuseUnclosed(CsvRow csvRow) throws Unusable {
		long swallowed = csvRow.cells().stream().mapToLong(cell -> count(cell, '\n')).sum();
		if (swallowed > 0) {
			throw new Unusable("A quote is opened here and never closed, so the %d lines below can't be told apart."
				.formatted(swallowed));
		}
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
		return new ImportedLine(csvRow.line(),
				when(csvRow.line(), SpokenMoment.withPlainSpaces(date + " " + time).strip(),
						SpokenMoment.withPlainSpaces(cell(csvRow, ENDS)).strip()),
				orNull(cell(csvRow, AUTHORS)), said.text(), mark.orElse(said.mark()), orNull(cell(csvRow, LINKS)));
	}

	private When when(int line, String text, String end) throws Unusable {
		if (text.isEmpty()) {
			throw new Unusable("It has no time.");
		}
		if (!end.isEmpty()) {
			Optional<SpokenMoment> span = SpokenMoment.alone(text + " - " + end).filter(both -> both.end() != null);
			if (span.isPresent()) {
				return clock.when(line, span.get());
			}
			throw new Unusable("I don't know the time \"%s\".".formatted(end));
		}
		Matcher epoch = EPOCH.matcher(text);
		if (epoch.matches()) {
			@Nullable String millis = epoch.group("millis");
			return When.at(clock.past(Instant.ofEpochMilli(
					Long.parseLong(epoch.group("seconds")) * 1_000 + (millis == null ? 0 : Long.parseLong(millis)))));
		}
		Optional<SpokenMoment> moment = SpokenMoment.alone(text);
		if (moment.isEmpty()) {
			throw new Unusable("I don't know the time \"%s\". Try 2026-11-20 09:47.".formatted(text));
		}
		return clock.when(line, moment.get());
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
