package dev.firewatch.plot;

import java.util.DoubleSummaryStatistics;
import java.util.List;

import dev.firewatch.plot.Plot.PlotLine;
import dev.firewatch.plot.Plot.PlotMark;
import dev.firewatch.plot.Plot.PlotPoint;
import dev.firewatch.plot.Plot.AxisTick;
import dev.firewatch.plot.PlotCanvas.TextSide;
import dev.firewatch.plot.PlotCanvas.StrokeKind;

/** Where everything stands; small enough to be read on a phone. */
final class PlotLayout {

	static final int WIDTH = 420;

	static final int HEIGHT = 270;

	static final int TEXT = 13;

	private static final int LEFT = 58;

	private static final int RIGHT = WIDTH - 32;

	private static final int TOP = 14;

	private static final int BOTTOM = HEIGHT - 48;

	private final Plot plot;

	private final PlotCanvas canvas;

	private PlotLayout(Plot plot, PlotCanvas canvas) {
		this.plot = plot;
		this.canvas = canvas;
	}

	static void draw(Plot plot, PlotCanvas canvas) {
		PlotLayout layout = new PlotLayout(plot, canvas);
		layout.axes();
		plot.lines().forEach(layout::line);
		layout.labels();
		for (PlotMark mark : plot.marks()) {
			canvas.mark(layout.x(mark.x()), layout.y(mark.y()), mark.shape(), mark.title());
		}
	}

	private double x(double value) {
		return LEFT + plot.across().share(value) * (RIGHT - LEFT);
	}

	private double y(double value) {
		return BOTTOM - plot.up().share(value) * (BOTTOM - TOP);
	}

	private void axes() {
		for (AxisTick tick : plot.up().ticks()) {
			canvas.stroke(LEFT, y(tick.at()), RIGHT, y(tick.at()), StrokeKind.GRID);
			canvas.text(LEFT - 6, y(tick.at()) + TEXT / 3.0, TextSide.LEFT, tick.label());
		}
		for (AxisTick tick : plot.across().ticks()) {
			if (!tick.label().isEmpty()) {
				canvas.stroke(x(tick.at()), BOTTOM, x(tick.at()), BOTTOM + 4, StrokeKind.AXIS);
				canvas.text(x(tick.at()), BOTTOM + 18, TextSide.MIDDLE, tick.label());
			}
		}
		canvas.stroke(LEFT, BOTTOM, RIGHT, BOTTOM, StrokeKind.AXIS);
		canvas.stroke(LEFT, TOP, LEFT, BOTTOM, StrokeKind.AXIS);
		canvas.text((LEFT + RIGHT) / 2.0, HEIGHT - 8, TextSide.MIDDLE, plot.across().name());
		canvas.upwards(14, (TOP + BOTTOM) / 2.0, plot.up().name());
	}

	private void line(PlotLine line) {
		List<PlotPoint> points = line.points();
		for (int n = 1; n < points.size(); n++) {
			canvas.stroke(x(points.get(n - 1).x()), y(points.get(n - 1).y()), x(points.get(n).x()),
					y(points.get(n).y()), line.dashed() ? StrokeKind.DASHED : StrokeKind.SOLID);
		}
	}

	/** Where the lines are furthest apart, so that no label crosses another line. */
	private void labels() {
		List<PlotLine> labelled = plot.lines()
			.stream()
			.filter(line -> !line.label().isEmpty() && !line.points().isEmpty())
			.toList();
		boolean atEnd = apart(labelled, true) >= apart(labelled, false);
		double gap = apart(labelled, atEnd);
		double upper = labelled.stream().mapToDouble(line -> y(end(line, atEnd).y())).min().orElse(0);
		for (PlotLine line : labelled) {
			double at = y(end(line, atEnd).y());
			boolean above = at == upper ? at - 9 > TEXT : gap > 3 * TEXT;
			canvas.text(atEnd ? RIGHT : LEFT + 4, above ? at - 9 : at + TEXT + 7,
					atEnd ? TextSide.LEFT : TextSide.RIGHT, line.label());
		}
	}

	private double apart(List<PlotLine> lines, boolean atEnd) {
		DoubleSummaryStatistics ends = lines.stream().mapToDouble(line -> y(end(line, atEnd).y())).summaryStatistics();
		return lines.size() < 2 ? 0 : ends.getMax() - ends.getMin();
	}

	private static PlotPoint end(PlotLine line, boolean last) {
		return line.points().get(last ? line.points().size() - 1 : 0);
	}

}
