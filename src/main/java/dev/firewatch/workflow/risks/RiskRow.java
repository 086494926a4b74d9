package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.workflow.risks.RiskBody.CascadeBody;
import dev.firewatch.workflow.risks.RiskBody.IndicatorBody;
import dev.firewatch.workflow.risks.RiskBody.MitigationBody;
import org.jspecify.annotations.Nullable;

/**
 * One risk of a file: a row of a table, or an entry of a list.
 *
 * @param line where it begins
 * @param values by field; what a table has in one cell is one text
 */
record RiskRow(int line, Map<String, @Nullable Object> values) {

	/** What only answers have; a file may have it, too. */
	private static final Set<String> COMPUTED = Set.of("score", "version", "incidents");

	/** What a line of a cell has between its bars. */
	static final Map<String, List<String>> PARTS = Map.of("mitigations", List.of("text", "owner", "due", "state"),
			"indicators", List.of("text", "threshold", "source"), "cascades", List.of("to", "how"));

	/** Says why a row can't be read. */
	static final class UnreadableRow extends Exception {

		private static final long serialVersionUID = 1L;

		UnreadableRow(String sentence) {
			super(sentence);
		}

		String sentence() {
			return String.valueOf(getMessage());
		}

	}

	/** The fields that it says anything about. */
	Set<String> said() {
		return values.keySet();
	}

	/** The risk that it is about, by its own words; empty if it names none. */
	String id() throws UnreadableRow {
		String id = text("id");
		return id == null ? "" : id;
	}

	RiskBody body() throws UnreadableRow {
		Set<String> unknown = new TreeSet<>(values.keySet());
		RiskBody.FIELDS.forEach(unknown::remove);
		unknown.removeAll(COMPUTED);
		Map<String, @Nullable Object> kept = new LinkedHashMap<>();
		unknown.forEach(field -> kept.put(field, null));
		return new RiskBody(text("id"), text("title"), text("description"), text("category"), services(),
				number("probability"), number("impact"), text("owner"), text("status"), day("acceptedUntil"),
				parts("mitigations",
						part -> new MitigationBody(part.text("id"), part.text("text"), part.text("owner"),
								part.day("due"), part.text("state"))),
				parts("indicators",
						part -> new IndicatorBody(part.text("id"), part.text("text"), part.text("threshold"),
								part.text("source"))),
				parts("cascades", part -> new CascadeBody(part.text("to"), part.text("how"))), text("escalation"),
				day("reviewOn"), kept);
	}

	private @Nullable String text(String field) throws UnreadableRow {
		Object value = values.get(field);
		if (value instanceof List<?> || value instanceof Map<?, ?>) {
			throw new UnreadableRow(field + " is a single text. Write it in one line.");
		}
		return value == null || value.toString().isBlank() ? null : value.toString().strip();
	}

	private @Nullable Number number(String field) throws UnreadableRow {
		String text = text(field);
		if (text == null) {
			return null;
		}
		String number = text.replaceFirst("^[PpIi](?=\\d)", "");
		if (!number.matches("\\d{1,9}(?:\\.\\d{1,9})?")) {
			throw new UnreadableRow(field + " \"" + text + "\" is not a whole number from 1 to 5.");
		}
		return Double.valueOf(number);
	}

	private @Nullable LocalDate day(String field) throws UnreadableRow {
		String text = text(field);
		try {
			return text == null ? null : LocalDate.parse(text);
		}
		catch (DateTimeParseException noDay) {
			throw new UnreadableRow(field + " \"" + text + "\" is not a date. Write it like 2026-11-20.");
		}
	}

	private List<String> services() throws UnreadableRow {
		Object value = values.get("services");
		if (value instanceof List<?> list) {
			List<String> services = new ArrayList<>();
			for (Object one : list) {
				if (one instanceof List<?> || one instanceof Map<?, ?> || one == null) {
					throw new UnreadableRow("services is a list of names.");
				}
				services.add(one.toString());
			}
			return services;
		}
		String text = text("services");
		return text == null ? List.of()
				: Stream.of(text.split("[;,\n]")).map(String::strip).filter(name -> !name.isEmpty()).toList();
	}

	/** Reads one part of a risk. */
	private interface PartReader<T> {

		T read(RiskRow part) throws UnreadableRow;

	}

	private <T> List<T> parts(String field, PartReader<T> reader) throws UnreadableRow {
		List<String> columns = PARTS.getOrDefault(field, List.of());
		List<T> parts = new ArrayList<>();
		for (RiskRow part : parts(field, columns)) {
			for (String name : part.said()) {
				if (!columns.contains(name) && !name.equals("id")) {
					throw new UnreadableRow(
							"I know no " + name + " in " + field + ". It has " + String.join(", ", columns) + ".");
				}
			}
			parts.add(reader.read(part));
		}
		return parts;
	}

	private List<RiskRow> parts(String field, List<String> columns) throws UnreadableRow {
		Object value = values.get(field);
		List<RiskRow> parts = new ArrayList<>();
		if (value instanceof List<?> list) {
			for (Object one : list) {
				if (!(one instanceof Map<?, ?> map)) {
					throw new UnreadableRow(field + " is a list of entries with " + String.join(", ", columns) + ".");
				}
				Map<String, @Nullable Object> named = new LinkedHashMap<>();
				map.forEach((name, said) -> named.put(String.valueOf(name), said));
				parts.add(new RiskRow(line, named));
			}
			return parts;
		}
		String text = text(field);
		if (text == null) {
			return parts;
		}
		for (String written : text.split("\n")) {
			List<String> cells = cells(written);
			if (cells.size() > columns.size()) {
				throw new UnreadableRow("A line of " + field + " has more than " + String.join(" | ", columns)
						+ ". Write a bar within a text as \\|.");
			}
			Map<String, @Nullable Object> named = new LinkedHashMap<>();
			for (int n = 0; n < cells.size(); n++) {
				named.put(columns.get(n), cells.get(n));
			}
			if (!written.isBlank()) {
				parts.add(new RiskRow(line, named));
			}
		}
		return parts;
	}

	/** The parts of a line between bars; a bar within one has a backslash before it. */
	static List<String> cells(String line) {
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		for (int n = 0; n < line.length(); n++) {
			char letter = line.charAt(n);
			if (letter == '\\' && n + 1 < line.length()) {
				char next = line.charAt(++n);
				cell.append(next == 'n' ? '\n' : next);
			}
			else if (letter == '|') {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			}
			else {
				cell.append(letter);
			}
		}
		cells.add(cell.toString().strip());
		return cells;
	}

	/** The line that {@link #cells} reads. */
	static String line(List<@Nullable String> cells) {
		Function<@Nullable String, String> escaped = cell -> cell == null ? ""
				: cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n");
		return String.join(" | ", cells.stream().map(escaped).toList()).stripTrailing().replaceFirst("(\\s\\|)+$", "");
	}

}
