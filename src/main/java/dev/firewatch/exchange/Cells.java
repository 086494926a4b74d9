package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of a row of a table, as Markdown or with tabs. */
final class Cells {

	private Cells() {
	}

	/** Whether it is the line below a table's head. */
	static boolean isRule(String line) {
		return line.length() < 2_000 && line.contains("-") && line.strip().matches("\\|?[\\s:|-]+");
	}

	/** A bar after a backslash is none of the borders. */
	static List<String> of(String line) {
		if (!line.contains("|")) {
			return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
		}
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		String plain = line.strip();
		// In wikis, the head of a table has two bars.
		plain = plain.startsWith("||") ? plain.replace("||", "|") : plain;
		for (int n = plain.startsWith("|") ? 1 : 0; n < plain.length(); n++) {
			char letter = plain.charAt(n);
			if (letter == '\\' && n + 1 < plain.length() && plain.charAt(n + 1) == '|') {
				cell.append('|');
				n++;
			}
			else if (letter == '|') {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			}
			else {
				cell.append(letter);
			}
		}
		if (!cell.toString().isBlank()) {
			cells.add(cell.toString().strip());
		}
		return cells;
	}

}
