package dev.firewatch.exchange;

import java.util.Arrays;
import java.util.List;

import dev.firewatch.timeline.MarkdownTable;

/** The cells of a row of a table, as Markdown or with tabs. */
final class Cells {

	private Cells() {
	}

	/** Whether it is the line below a table's head. */
	static boolean isRule(String line) {
		return line.length() < 2_000 && line.contains("-") && line.strip().matches("\\|?[\\s:|-]+");
	}

	static List<String> of(String line) {
		if (!line.contains("|")) {
			return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
		}
		String plain = line.strip();
		// In wikis, the head of a table has two bars.
		return MarkdownTable.cells(plain.startsWith("||") ? plain.replace("||", "|") : plain);
	}

}
