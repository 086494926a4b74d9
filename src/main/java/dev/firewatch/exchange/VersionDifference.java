package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;

/** How one version of a document differs from another, line by line. */
public final class VersionDifference {

	private VersionDifference() {
	}

	/**
	 * A line of either version.
	 *
	 * @param change added, removed, or same
	 */
	public record DifferenceLine(String change, String text) {
	}

	/** All lines of both, each removed line before the lines that replace it. */
	public static List<DifferenceLine> between(String before, String now) {
		DiffRowGenerator generator = DiffRowGenerator.create()
			.lineNormalizer(line -> line)
			.processDiffs(line -> line)
			.build();
		List<DifferenceLine> lines = new ArrayList<>();
		for (DiffRow row : generator.generateDiffRows(before.lines().toList(), now.lines().toList())) {
			if (row.getTag() == Tag.EQUAL) {
				lines.add(new DifferenceLine("same", row.getNewLine()));
				continue;
			}
			if (row.getTag() != Tag.INSERT) {
				lines.add(new DifferenceLine("removed", row.getOldLine()));
			}
			if (row.getTag() != Tag.DELETE) {
				lines.add(new DifferenceLine("added", row.getNewLine()));
			}
		}
		return lines;
	}

}
