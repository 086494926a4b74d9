package dev.firewatch.workflow.risks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.firewatch.FieldSeparator;
import dev.firewatch.risk.Risk;
import dev.firewatch.workflow.risks.RiskRow.UnreadableRow;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The register as a table (CSV) and as a list (YAML), in and out. */
final class RiskFiles {

	/** What a spreadsheet would take for a formula. */
	private static final String FORMULA = "=+-@\t\r";

	/** Other words for the columns of a register. */
	private static final Map<String, String> COLUMNS = Stream
		.of(RiskBody.FIELDS.stream().map(field -> Map.entry(plain(field), field)),
				Stream.of(Map.entry("likelihood", "probability"), Map.entry("p", "probability"),
						Map.entry("i", "impact"), Map.entry("name", "title"), Map.entry("risk", "title"),
						Map.entry("riskid", "id"), Map.entry("risktitle", "title"), Map.entry("riskname", "title"),
						Map.entry("riskowner", "owner"), Map.entry("service", "services"),
						Map.entry("mitigation", "mitigations"), Map.entry("indicator", "indicators"),
						Map.entry("cascade", "cascades"), Map.entry("reviewdate", "reviewOn"),
						Map.entry("review", "reviewOn"), Map.entry("score", "score"), Map.entry("version", "version"),
						Map.entry("incidents", "incidents")))
		.flatMap(all -> all)
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	private RiskFiles() {
	}

	private static String plain(String column) {
		return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
	}

	/** Reads a table whose first line names its columns, in any order. */
	static List<RiskRow> csv(String text) throws UnreadableRow {
		List<CsvRecord> records;
		String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.fieldSeparator(FieldSeparator.of(whole))
			.ofCsvRecord(whole)) {
			records = reader.stream()
				.filter(row -> row.getFields().stream().anyMatch(cell -> !cell.isBlank()))
				.toList();
		}
		catch (CsvParseException broken) {
			throw new UnreadableRow("The table can't be read. Look for a quote that is opened and never closed.");
		}
		catch (IOException impossible) {
			throw new UncheckedIOException("a text in memory can be read", impossible);
		}
		if (records.isEmpty()) {
			throw new UnreadableRow("There is nothing in the table. Its first line names the columns: "
					+ String.join(",", RiskBody.FIELDS));
		}
		List<String> header = records.get(0)
			.getFields()
			.stream()
			.map(name -> COLUMNS.getOrDefault(plain(name), name.strip()))
			.toList();
		List<String> unknown = header.stream()
			.filter(column -> !column.isEmpty() && !COLUMNS.containsValue(column))
			.distinct()
			.toList();
		if (!unknown.isEmpty()) {
			throw new UnreadableRow(RiskBodies.unknown("the register has no column", unknown) + " Nothing was taken.");
		}
		for (String column : header) {
			if (!column.isEmpty() && Collections.frequency(header, column) > 1) {
				throw new UnreadableRow("Two columns of the table mean " + column + ". Rename or remove one of them.");
			}
		}
		List<RiskRow> rows = new ArrayList<>();
		for (CsvRecord row : records.subList(1, records.size())) {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			for (int n = 0; n < row.getFieldCount(); n++) {
				String column = n < header.size() ? header.get(n) : "";
				if (!column.isEmpty()) {
					values.put(column, unguarded(row.getField(n)));
				}
				else if (!row.getField(n).isBlank()) {
					values.put("column " + (n + 1), row.getField(n));
				}
			}
			rows.add(new RiskRow((int) row.getStartingLineNumber(), values));
		}
		return rows;
	}

	/** Reads a list of risks, alone or under {@code risks}. */
	static List<RiskRow> yaml(String text) throws UnreadableRow {
		LoadSettings settings = LoadSettings.builder().setLabel("risks").build();
		try {
			Object whole = new Load(settings).loadFromString(text);
			Object list = whole instanceof Map<?, ?> map && map.containsKey("risks") ? map.get("risks") : whole;
			if (!(list instanceof List<?> entries)) {
				throw new UnreadableRow("This is no list of risks. Write one risk per hyphen, with title, probability "
						+ "and impact.");
			}
			List<Integer> lines = lines(new Compose(settings).composeString(text).orElse(null));
			List<RiskRow> rows = new ArrayList<>();
			for (int n = 0; n < entries.size(); n++) {
				Map<String, @Nullable Object> values = new LinkedHashMap<>();
				if (entries.get(n) instanceof Map<?, ?> map) {
					map.forEach((name, value) -> values.put(String.valueOf(name), value));
				}
				rows.add(new RiskRow(n < lines.size() ? lines.get(n) : 1, values));
			}
			return rows;
		}
		catch (YamlEngineException | StackOverflowError broken) {
			// Whatever is nested that deep is no register.
			throw new UnreadableRow("This is not valid YAML. Check the indentation, quotes and colons.");
		}
	}

	private static List<Integer> lines(@Nullable Node root) {
		if (root instanceof SequenceNode list) {
			return list.getValue()
				.stream()
				.map(node -> node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1))
				.toList();
		}
		return root instanceof MappingNode map ? map.getValue()
			.stream()
			.filter(tuple -> tuple.getValueNode() instanceof SequenceNode)
			.map(tuple -> lines(tuple.getValueNode()))
			.findFirst()
			.orElse(List.of()) : List.of();
	}

	/** The column names of a table. */
	static void head(CsvWriter table) {
		table.writeRecord(RiskBody.FIELDS);
	}

	static void row(CsvWriter table, Risk risk) {
		Map<String, Object> fields = RiskBody.of(risk).fields();
		table.writeRecord(RiskBody.FIELDS.stream().map(field -> guarded(cell(field, fields.get(field)))).toList());
	}

	private static String cell(String field, @Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream()
				.map(one -> one instanceof Map<?, ?> part ? RiskRow.line(RiskRow.PARTS.getOrDefault(field, List.of())
					.stream()
					.map(column -> (@Nullable String) part.get(column))
					.collect(Collectors.toList())) : String.valueOf(one))
				.collect(Collectors.joining("\n"));
		}
		return value == null ? "" : value.toString();
	}

	private static String guarded(String cell) {
		return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
	}

	private static String unguarded(String cell) {
		return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1)
				: cell;
	}

	/** One entry of a list of risks. */
	static String entry(Risk risk) {
		DumpSettings settings = DumpSettings.builder()
			.setDefaultFlowStyle(FlowStyle.BLOCK)
			.setSplitLines(false)
			.build();
		return new Dump(settings).dumpToString(List.of(RiskBody.of(risk).fields()));
	}

}
