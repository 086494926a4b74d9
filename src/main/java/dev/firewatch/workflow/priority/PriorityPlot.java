package dev.firewatch.workflow.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.firewatch.plot.Plot;
import dev.firewatch.plot.Plot.MarkShape;
import dev.firewatch.plot.Plot.PlotAxis;
import dev.firewatch.plot.Plot.PlotLine;
import dev.firewatch.plot.Plot.PlotMark;
import dev.firewatch.plot.Plot.PlotPoint;
import dev.firewatch.priority.PriorityRun;
import dev.firewatch.priority.PriorityRun.ScoredRecord;

/** Severity and score of records; a diamond for what comes first. */
public final class PriorityPlot {

	private PriorityPlot() {
	}

	/**
	 * Draws the records.
	 * @param shown the highest score first
	 * @param names what the records are called; empty if they have numbers alone
	 */
	public static Plot of(PriorityRun run, List<ScoredRecord> shown, List<String> names) {
		List<PlotMark> marks = new ArrayList<>();
		for (ScoredRecord scored : shown) {
			marks.add(new PlotMark(scored.of().severity(), scored.score(),
					run.comesFirst(scored) ? MarkShape.DIAMOND : MarkShape.CIRCLE,
					String.format(Locale.ROOT, "%s: severity %.3f, score %.3f", label(scored.of().index(), names),
							scored.of().severity(), scored.score())));
		}
		PlotLine threshold = new PlotLine(List.of(new PlotPoint(0, run.threshold()), new PlotPoint(1, run.threshold())),
				true, "");
		return new Plot("Severity (across) and score (up); the table below has the same figures",
				PlotAxis.of("severity (0 to 1)", 0, 1),
				PlotAxis.of("score (sum of factor × weight)", 0, Math.max(0.1, shown.get(0).score())),
				List.of(threshold), marks);
	}

	private static String label(long index, List<String> names) {
		boolean named = index >= 0 && index < names.size();
		return names.isEmpty() ? "Record " + index : named ? names.get((int) index) : String.valueOf(index);
	}

}
