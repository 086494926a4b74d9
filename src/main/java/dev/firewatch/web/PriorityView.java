package dev.firewatch.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
		PlotView plot, List<PriorityRow> rows) {

	private static final int MOST_ROWS = 1_000;

	private static final int WIDTH = 520;

	private static final int HEIGHT = 320;

	private static final int TICKS = 5;

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

	/** A point of the plot, in its own measure. */
	record PlotPoint(String x, String y, String title, boolean first) {
	}

	/** A mark on an axis. */
	record PlotTick(String place, String label) {
	}

	/** The plot of severity and score. */
	record PlotView(List<PlotPoint> points, List<PlotTick> across, List<PlotTick> up, String threshold) {

		static PlotView of(PriorityRun run, List<ScoredRecord> shown) {
			double most = Math.max(0.1, Math.ceil(10 * shown.get(0).score()) / 10);
			List<PlotPoint> points = shown.stream()
				.map(scored -> new PlotPoint(place(scored.of().severity() * WIDTH),
						place(HEIGHT - scored.score() / most * HEIGHT),
						"Record %d: severity %s, score %s".formatted(scored.of().index(),
								digits(scored.of().severity()), digits(scored.score())),
						run.comesFirst(scored)))
				.toList();
			List<PlotTick> across = new ArrayList<>();
			List<PlotTick> up = new ArrayList<>();
			for (int n = 0; n <= TICKS; n++) {
				double share = (double) n / TICKS;
				across.add(new PlotTick(place(share * WIDTH), String.format(Locale.ROOT, "%.1f", share)));
				up.add(new PlotTick(place(HEIGHT - share * HEIGHT), String.format(Locale.ROOT, "%.2f", share * most)));
			}
			return new PlotView(points, across, up, place(HEIGHT - run.threshold() / most * HEIGHT));
		}

		private static String place(double value) {
			return String.format(Locale.ROOT, "%.1f", value);
		}

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
				listed(change.comesIn()), listed(change.dropsOut()), PlotView.of(now, shown),
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
