package dev.firewatch.priority;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Reads records from a table whose first line names its columns, in any order. */
public final class PriorityRecords {

	/** So many fit into a run. */
	public static final int MOST = 10_000;

	private static final String INDEX = "index";

	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

	private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");

	private static final List<PriorityRecord> LAB = lab();

	private static final Set<PriorityRecord> LAB_VALUES = LAB.stream()
		.map(PriorityRecord::unnamed)
		.collect(Collectors.toUnmodifiableSet());

	private final Map<String, Integer> columns = new HashMap<>();

	private final Map<Long, Long> lines = new HashMap<>();

	private final List<PriorityRecord> records = new ArrayList<>();

	private long lastLine;

	private PriorityRecords() {
	}

	/** A table that can't be read, with a sentence that says where and why. */
	public static final class UnreadableRecords extends Exception {

		private static final long serialVersionUID = 1L;

		UnreadableRecords(String sentence) {
			super(sentence);
		}

		public String sentence() {
			return String.valueOf(getMessage());
		}

	}

	/** The records of the source's exercise; nobody's data. */
	public static List<PriorityRecord> synthetic() {
		return LAB;
	}

	/** Whether all are records of the exercise, under whatever name. */
	public static boolean areSynthetic(List<PriorityRecord> records) {
		return records.stream().map(PriorityRecord::unnamed).allMatch(LAB_VALUES::contains);
	}

	/**
	 * Reads all records, or none.
	 * @throws UnreadableRecords naming line and column of the first mistake
	 */
	public static List<PriorityRecord> read(String csv) throws UnreadableRecords {
		PriorityRecords reading = new PriorityRecords();
		String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
		try (CsvReader<CsvRecord> rows = CsvReader.builder()
			.allowExtraFields(true)
			.allowMissingFields(true)
			.ofCsvRecord(text)) {
			for (CsvRecord row : rows) {
				if (row.getFields().stream().allMatch(String::isBlank)) {
					continue;
				}
				if (reading.columns.isEmpty()) {
					reading.header(row);
				}
				else {
					reading.add(row);
				}
				reading.lastLine = row.getStartingLineNumber();
			}
		}
		catch (CsvParseException broken) {
			throw new UnreadableRecords(
					"Below line %d, the table can't be read. Separate its values with commas, and close every quote."
						.formatted(Math.max(1, reading.lastLine)));
		}
		catch (IOException impossible) {
			throw new UncheckedIOException("a text in memory can be read", impossible);
		}
		return reading.all();
	}

	private List<PriorityRecord> all() throws UnreadableRecords {
		if (columns.isEmpty()) {
			throw new UnreadableRecords("The CSV is empty. Line 1 has to name the columns " + named() + ".");
		}
		if (records.isEmpty()) {
			throw new UnreadableRecords(
					"There is no record below line 1. Write one a line, with the columns " + named() + " from 0 to 1.");
		}
		return List.copyOf(records);
	}

	private static String named() {
		return String.join(", ", Factor.keys());
	}

	private void header(CsvRecord row) throws UnreadableRecords {
		for (int place = 0; place < row.getFieldCount(); place++) {
			String name = row.getField(place).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
			if (columns.put(name, place) != null && (name.equals(INDEX) || Factor.keys().contains(name))) {
				throw new UnreadableRecords("Line %d names the column %s twice. Keep one of them."
					.formatted(row.getStartingLineNumber(), name));
			}
		}
		for (String factor : Factor.keys()) {
			if (!columns.containsKey(factor)) {
				throw new UnreadableRecords("Line %d names no column %s. Name the columns %s, with commas between them."
					.formatted(row.getStartingLineNumber(), factor, named()));
			}
		}
	}

	private void add(CsvRecord row) throws UnreadableRecords {
		if (records.size() == MOST) {
			throw new UnreadableRecords("%,d records fit; line %d would be one more. Send fewer.".formatted(MOST,
					row.getStartingLineNumber()));
		}
		int named = columns.values().stream().mapToInt(place -> place + 1).max().orElse(0);
		if (row.getFieldCount() > named) {
			throw new UnreadableRecords(
					"Line %d has %d values, and line 1 names %d columns. Write decimals with a point, not a comma."
						.formatted(row.getStartingLineNumber(), row.getFieldCount(), named));
		}
		long index = columns.containsKey(INDEX) ? index(row) : records.size();
		Long earlier = lines.put(index, row.getStartingLineNumber());
		if (earlier != null) {
			throw new UnreadableRecords("Line %d, column index: %d is the index of line %d already. Give each its own."
				.formatted(row.getStartingLineNumber(), index, earlier));
		}
		records.add(new PriorityRecord(index, factor(row, Factor.EXPOSURE), factor(row, Factor.SEVERITY),
				factor(row, Factor.CONTROL_GAP), factor(row, Factor.ACTIVITY), factor(row, Factor.BUSINESS_IMPACT)));
	}

	private long index(CsvRecord row) throws UnreadableRecords {
		String cell = cell(row, INDEX);
		if (!WHOLE.matcher(cell).matches()) {
			throw refused(row, INDEX, cell, "a whole number");
		}
		return Long.parseLong(cell);
	}

	private double factor(CsvRecord row, Factor factor) throws UnreadableRecords {
		String cell = cell(row, factor.key());
		if (!NUMBER.matcher(cell).matches()) {
			throw refused(row, factor.key(), cell, "a number such as 0.35");
		}
		double value = Double.parseDouble(cell);
		if (value < 0 || value > 1) {
			throw refused(row, factor.key(), cell, "a number from 0 to 1");
		}
		return value;
	}

	private String cell(CsvRecord row, String column) {
		int place = Objects.requireNonNull(columns.get(column));
		return place < row.getFieldCount() ? row.getField(place).strip() : "";
	}

	private static UnreadableRecords refused(CsvRecord row, String column, String cell, String wanted) {
		String shown = cell.length() > 40 ? cell.substring(0, cell.offsetByCodePoints(0, 20)) + "…" : cell;
		return new UnreadableRecords("Line %d, column %s: %s is not %s.".formatted(row.getStartingLineNumber(), column,
				cell.isEmpty() ? "nothing" : "\"" + shown + "\"", wanted));
	}

	/** Read once; the same file every time. */
	private static List<PriorityRecord> lab() {
		try (InputStream file = Objects
			.requireNonNull(PriorityRecords.class.getResourceAsStream("/priority/synthetic-records.csv"))) {
			return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException | UnreadableRecords broken) {
			throw new IllegalStateException("the bundled records can't be read", broken);
		}
	}

}
