package dev.firewatch.workflow.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import dev.firewatch.chat.Block;
import dev.firewatch.plot.Plot;
import dev.firewatch.plot.Plot.MarkShape;
import dev.firewatch.plot.Plot.PlotAxis;
import dev.firewatch.plot.Plot.PlotLine;
import dev.firewatch.plot.Plot.PlotMark;
import dev.firewatch.plot.Plot.PlotPoint;
import dev.firewatch.policy.Severity;
import dev.firewatch.report.MonthFigures;
import org.jspecify.annotations.Nullable;

/** Draws what a month's report compares, over the months before. */
final class ReportPlots {

	/** So many months are seen at once. */
	static final int MONTHS = 12;

	/** An axis of fewer would have fractions. */
	private static final int LEAST = 5;

	private ReportPlots() {
	}

	/** One figure of each month. */
	private record PlotSeries(String label, ToIntFunction<MonthFigures> figure, boolean dashed) {
	}

	/**
	 * The plots as pictures.
	 * @param months the figures of consecutive months
	 * @param link where the same is on a page
	 */
	static List<Block.Picture> pictures(YearMonth last, List<MonthFigures> months, @Nullable String link) {
		return plots(last, months).stream()
			.map(plot -> Block.Picture.of(plot.title(), plot.words(), plot.png(), link))
			.toList();
	}

	/** The plots, without those that show nothing. */
	static List<Plot> plots(YearMonth last, List<MonthFigures> months) {
		List<Plot> plots = new ArrayList<>();
		if (months.stream().anyMatch(month -> month.incidents() > 0)) {
			plots.add(plot("Incidents a month", "incidents declared",
					List.of(new PlotSeries("all", MonthFigures::incidents, false),
							new PlotSeries("SEV0 and SEV1", ReportPlots::severe, true)),
					last, months));
		}
		if (months.stream().anyMatch(month -> month.open().number() > 0)) {
			plots.add(plot("Fixes open at the end of each month", "fixes open",
					List.of(new PlotSeries("open", month -> month.open().number(), false),
							new PlotSeries("late", month -> month.open().late(), true)),
					last, months));
		}
		return plots;
	}

	private static int severe(MonthFigures month) {
		return month.declared().getOrDefault(Severity.SEV0, 0) + month.declared().getOrDefault(Severity.SEV1, 0);
	}

	private static Plot plot(String title, String unit, List<PlotSeries> series, YearMonth last,
			List<MonthFigures> months) {
		List<PlotLine> lines = new ArrayList<>();
		List<PlotMark> marks = new ArrayList<>();
		int most = LEAST;
		for (PlotSeries one : series) {
			List<PlotPoint> points = new ArrayList<>();
			for (int n = 0; n < months.size(); n++) {
				int value = one.figure().applyAsInt(months.get(n));
				most = Math.max(most, value);
				points.add(new PlotPoint(n, value));
				marks.add(new PlotMark(n, value, one.dashed() ? MarkShape.DIAMOND : MarkShape.CIRCLE,
						last.minusMonths(months.size() - 1L - n) + " " + one.label() + ": " + value));
			}
			lines.add(new PlotLine(points, one.dashed(), one.label()));
		}
		List<String> names = new ArrayList<>();
		for (int n = 0; n < months.size(); n++) {
			names.add(last.minusMonths(months.size() - 1L - n).toString());
		}
		return new Plot(title, PlotAxis.named("month", names), PlotAxis.of(unit, 0, most), lines, marks);
	}

}
