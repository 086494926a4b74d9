package dev.firewatch.workflow.risks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.workflow.risks.RiskRow.UnreadableRow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RiskFilesTests {

	/** A row of the table of columns: the column, and its other names. */
	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| ((?:`[^`]+`(?:, )?)*) ?\\| ");

	@Test
	void theDocsNameEachColumnAndHowElseItMayBeCalled() throws IOException, UnreadableRow {
		String docs = Files.readString(Path.of("src/docs/risks.md"));
		Matcher rows = ROW.matcher(docs.substring(docs.indexOf("| column | also called |")));
		List<String> columns = new ArrayList<>();
		while (rows.find()) {
			columns.add(rows.group(1));
			for (String name : Pattern.compile("`([^`]+)`")
				.matcher(rows.group(2))
				.results()
				.map((MatchResult found) -> found.group(1))
				.toList()) {
				assertThat(RiskFiles.csv(name + "\nx\n").get(0).said()).as(name).containsExactly(rows.group(1));
			}
		}
		assertThat(columns).containsExactlyInAnyOrderElementsOf(RiskBody.FIELDS);
	}

}
