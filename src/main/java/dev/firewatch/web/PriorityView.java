package dev.firewatch.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.plot.Plot;
import dev.firewatch.plot.Plot.MarkShape;
import dev.firewatch.plot.Plot.PlotAxis;
import dev.firewatch.plot.Plot.PlotLine;
import dev.firewatch.plot.Plot.PlotMark;
import dev.firewatch.plot.Plot.PlotPoint;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.PriorityChange;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.priority.PriorityRecords;
import dev.firewatch.priority.PriorityRun;
import dev.firewatch.priority.PriorityRun.ScoredRecord;

/**
 * What the page of priority shows.
 *
 * @param problem what is wrong with what was typed; empty if nothing is
 * @param csv what was pasted and can't be read
 * @param run the id of the pasted records; empty for the synthetic ones
 */
record PriorityView(String problem, String csv, String run, boolean synthetic, boolean tooFew, int count,
		List<WeightField> fields, boolean changed, RunFigures before, RunFigures after, String comesIn, String dropsOut,
		String plot, List<PriorityRow> rows) {

	private static final int MOST_ROWS = 1_000;

	/** A number that can be changed, as it was typed. */
	record WeightField(String name, String words, String value) {
	}

	/** The figures of one run. */
	record RunFigures(String weights, String quantile, String threshold, int priorityCount, String top) {

		static RunFigures of(PriorityRun run, PriorityRule rule) {
			return new RunFigures(
					Stream.of(Factor.values())
						.map(factor -> factor.words() + " " + plain(factor.weight(rule)))
						.collect(Collectors.joining(", ")),
					plain(rule.quantile()), digits(run.threshold()), run.priority().size(), listed(run.top()));
		}

	}

	/**
	 * One record, with why it stands where it stands.
	 *
	 * @param why each factor's share of the score, the largest first
	 */
	record PriorityRow(long index, String severity, String score, boolean first, String why) {

		static PriorityRow of(ScoredRecord scored, PriorityRun run, PriorityRule rule) {
			return new PriorityRow(scored.of().index(), digits(scored.of().severity()), digits(scored.score()),
					run.comesFirst(scored), why(scored, rule));
		}

		private static String why(ScoredRecord scored, PriorityRule rule) {
			if (scored.score() == 0) {
				return "nothing";
			}
			return Stream.of(Factor.values())
				.sorted(Comparator.comparingDouble((Factor factor) -> scored.part(factor, rule)).reversed())
				.map(factor -> factor.words() + " "
						+ String.format(Locale.ROOT, "%.0f %%", 100 * scored.part(factor, rule) / scored.score()))
				.collect(Collectors.joining(", "));
		}

	}

	/** Severity and score of each; a diamond for what comes first. */
	private static Plot plot(PriorityRun run, List<ScoredRecord> shown) {
		List<PlotMark> marks = new ArrayList<>();
		for (ScoredRecord scored : shown) {
			marks.add(new PlotMark(scored.of().severity(), scored.score(),
					run.comesFirst(scored) ? MarkShape.DIAMOND : MarkShape.CIRCLE, "Record %d: severity %s, score %s"
						.formatted(scored.of().index(), digits(scored.of().severity()), digits(scored.score()))));
		}
		PlotLine threshold = new PlotLine(List.of(new PlotPoint(0, run.threshold()), new PlotPoint(1, run.threshold())),
				true, "");
		return new Plot("Severity across, score up; the table below has the same figures",
				PlotAxis.of("severity (0 to 1)", 0, 1),
				PlotAxis.of("score (sum of factor × weight)", 0, Math.max(0.1, shown.get(0).score())),
				List.of(threshold), marks);
	}

	/** Shows the records before and after the change. */
	static PriorityView of(String problem, String csv, String run, List<PriorityRecord> records, PriorityRule before,
			PriorityRule after, List<WeightField> fields) {
		PriorityRun was = PriorityRun.of(records, before);
		PriorityRun now = PriorityRun.of(records, after);
		PriorityChange change = new PriorityChange(was, now);
		List<ScoredRecord> shown = now.highestFirst().stream().limit(MOST_ROWS).toList();
		return new PriorityView(problem, csv, run, PriorityRecords.areSynthetic(records), now.tooFew(), records.size(),
				fields, !before.equals(after), RunFigures.of(was, before), RunFigures.of(now, after),
				listed(change.comesIn()), listed(change.dropsOut()), plot(now, shown).svg(),
				shown.stream().map(scored -> PriorityRow.of(scored, now, after)).toList());
	}

	static String plain(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	private static String digits(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	private static String listed(List<Long> indices) {
		return indices.isEmpty() ? "none" : indices.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

}
