package dev.firewatch.workflow.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

import dev.firewatch.chat.Block;
import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.insight.Insights;
import dev.firewatch.insight.Metric;
import dev.firewatch.plot.Plot;
import dev.firewatch.plot.Plot.MarkShape;
import dev.firewatch.plot.Plot.PlotAxis;
import dev.firewatch.plot.Plot.PlotLine;
import dev.firewatch.plot.Plot.PlotMark;
import dev.firewatch.plot.Plot.PlotPoint;
import org.jspecify.annotations.Nullable;

/** Draws a metric over time; a period without a figure is a gap in its line. */
public final class InsightPlots {

	private InsightPlots() {
	}

	public static Plot of(Metric metric, Insights insights, String across) {
		List<FeedbackLoop> loops = insights.loops();
		List<PlotLine> lines = new ArrayList<>();
		List<PlotMark> marks = new ArrayList<>();
		if (metric == Metric.DETECTION) {
			add(loops, loop -> loop.detection().expectedMinutes(), MarkShape.DIAMOND, "expected", metric, lines, marks);
			add(loops, loop -> loop.detection().actualMinutes(), MarkShape.CIRCLE, "actual", metric, lines, marks);
		}
		else {
			add(loops, loop -> inUnit(metric, metric.of(loop).value()), MarkShape.CIRCLE, "", metric, lines, marks);
		}
		return new Plot(metric.words() + " over time; the table below has the same figures",
				PlotAxis.named(across, loops.stream().map(FeedbackLoop::period).toList()), up(metric, marks), lines,
				marks);
	}

	/** What the periods are, as the axis says it. */
	public static String across(FeedbackSpan span) {
		return switch (span) {
			case MONTH -> "month of publication (UTC)";
			case QUARTER -> "quarter of publication (UTC)";
			case ROLLING -> "90 days to the end of the month (UTC)";
		};
	}

	/** As pictures, those metrics that have figures in two periods at least. */
	static List<Block.Picture> pictures(List<Metric> metrics, Insights insights, FeedbackSpan span) {
		List<Block.Picture> pictures = new ArrayList<>();
		for (Metric metric : metrics) {
			if (insights.loops().stream().filter(loop -> metric.of(loop).value() != null).count() >= 2) {
				Plot plot = of(metric, insights, across(span));
				pictures.add(Block.Picture.of(metric.words(), plot.words(), plot.png(), null));
			}
		}
		return pictures;
	}

	private static @Nullable Double inUnit(Metric metric, @Nullable Double value) {
		return value == null ? null : metric.inUnit(value);
	}

	private static PlotAxis up(Metric metric, List<PlotMark> marks) {
		if (metric.isShare()) {
			return PlotAxis.of("share in %", 0, 100);
		}
		double least = marks.stream().mapToDouble(PlotMark::y).min().orElse(0);
		double most = marks.stream().mapToDouble(PlotMark::y).max().orElse(0);
		return metric == Metric.PROBABILITY_GAP
				? PlotAxis.of("bands (0 is accurate)", Math.min(-1, least), Math.max(1, most))
				: PlotAxis.of("minutes to detect", 0, DoubleStream.of(10, most).max().orElse(10));
	}

	private static void add(List<FeedbackLoop> loops, Function<FeedbackLoop, @Nullable Double> figure, MarkShape shape,
			String label, Metric metric, List<PlotLine> lines, List<PlotMark> marks) {
		List<PlotPoint> run = new ArrayList<>();
		List<List<PlotPoint>> runs = new ArrayList<>(List.of(run));
		for (int n = 0; n < loops.size(); n++) {
			Double value = figure.apply(loops.get(n));
			if (value == null) {
				run = new ArrayList<>();
				runs.add(run);
				continue;
			}
			run.add(new PlotPoint(n, value));
			marks.add(new PlotMark(n, value, shape,
					loops.get(n).period() + (label.isEmpty() ? "" : ", " + label) + ": " + (metric == Metric.DETECTION
							? Math.round(value) + " min" : metric.words(metric.of(loops.get(n))))));
		}
		runs.removeIf(List::isEmpty);
		for (int n = 0; n < runs.size(); n++) {
			lines.add(new PlotLine(runs.get(n), shape == MarkShape.DIAMOND, n == runs.size() - 1 ? label : ""));
		}
	}

}
