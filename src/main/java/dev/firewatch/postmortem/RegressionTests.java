package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tests that guard against an incident's return, each under an id of its own. */
public final class RegressionTests {

	/** The question whose table has them, a row each, the id first. */
	public static final String QUESTION = "regression-tests";

	private RegressionTests() {
	}

	/**
	 * The table where each test has an id: rows that leave it out get the next one, such
	 * as {@code REG_INC_2026_0001_001}.
	 * @param columns how many cells a whole row has
	 */
	public static String numbered(String incident, String answer, int columns) {
		Set<String> taken = new HashSet<>(ids(answer));
		String prefix = "REG_" + incident.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "_";
		List<String> rows = new ArrayList<>();
		int number = 0;
		for (String line : answer.lines().toList()) {
			boolean lacks = line.contains("|") && (TableRows.cells(line.strip()).size() == columns - 1
					|| TableRows.cells(line.strip()).get(0).isEmpty());
			if (!lacks) {
				rows.add(line);
				continue;
			}
			String id;
			do {
				number++;
				id = prefix + "%03d".formatted(number);
			}
			while (!taken.add(id));
			rows.add(id + " | " + line.strip().replaceFirst("^\\|\\s*", ""));
		}
		return String.join("\n", rows);
	}

	/** The ids of the tests in the table. */
	public static List<String> ids(String answer) {
		return TableRows.of(answer, 1).stream().map(row -> row.get(0)).filter(id -> !id.isEmpty()).distinct().toList();
	}

}
