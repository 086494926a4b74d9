package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a table as people type them: one per line, with bars between cells. */
public final class TableRows {

	private TableRows() {
	}

	/**
	 * The rows of the answer, each with a cell for every column; empty if there are none,
	 * as in "none".
	 */
	public static List<List<String>> of(String answer, int columns) {
		if (!answer.contains("|")) {
			return List.of();
		}
		return answer.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.map((line) -> filled(cells(line), columns))
			.toList();
	}

	/** Rows of which only the first cells are known. */
	static String blank(List<String> firsts, int columns) {
		return firsts.stream().map((first) -> first + " |".repeat(columns - 1)).collect(Collectors.joining("\n"));
	}

	private static List<String> filled(List<String> cells, int columns) {
		List<String> filled = new ArrayList<>(cells);
		while (filled.size() < columns) {
			filled.add("");
		}
		return filled;
	}

	/** The cells of a line, which may begin and end with a bar. */
	static List<String> cells(String line) {
		String within = line.replaceFirst("^\\|", "").replaceFirst("\\|$", "");
		return Arrays.stream(within.split("\\|", -1)).map(String::strip).toList();
	}

}
