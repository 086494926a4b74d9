package dev.firewatch.plot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.plot.Plot.MarkShape;
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

	/** Above the plot, where several lines are named. */
	private static final int LEGEND = 20;

	/** So long is the piece of each line that the legend shows. */
	private static final int SAMPLE = 30;

	private static final int BOTTOM = HEIGHT - 48;

	/** A circle of that reach has a diamond within. */
	private static final int AROUND = 8;

	private final Plot plot;

	private final PlotCanvas canvas;

	private final List<PlotLine> named;

	private final int top;

	private PlotLayout(Plot plot, PlotCanvas canvas) {
		this.plot = plot;
		this.canvas = canvas;
		this.named = plot.lines().stream().filter(line -> !line.label().isEmpty() && !line.points().isEmpty()).toList();
		this.top = named.size() > 1 ? TOP + LEGEND : TOP;
	}

	static void draw(Plot plot, PlotCanvas canvas) {
		PlotLayout layout = new PlotLayout(plot, canvas);
		layout.axes();
		plot.lines().forEach(layout::line);
		layout.names();
		layout.marks(MarkShape.CIRCLE);
		layout.marks(MarkShape.DIAMOND);
	}

	/** A circle where a diamond is, too, goes around it: it would be hidden else. */
	private void marks(MarkShape shape) {
		Set<PlotPoint> diamonds = plot.marks()
			.stream()
			.filter(mark -> mark.shape() == MarkShape.DIAMOND)
			.map(PlotLayout::place)
			.collect(Collectors.toSet());
		for (PlotMark mark : plot.marks()) {
			if (mark.shape() == shape) {
				boolean around = shape == MarkShape.CIRCLE && diamonds.contains(place(mark));
				canvas.mark(x(mark.x()), y(mark.y()), shape, around ? AROUND : reach(shape), mark.title());
			}
		}
	}

	private static PlotPoint place(PlotMark mark) {
		return new PlotPoint(mark.x(), mark.y());
	}

	private static int reach(MarkShape shape) {
		return shape == MarkShape.CIRCLE ? 4 : 6;
	}

	private double x(double value) {
		return LEFT + plot.across().share(value) * (RIGHT - LEFT);
	}

	private double y(double value) {
		return BOTTOM - plot.up().share(value) * (BOTTOM - top);
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
		canvas.stroke(LEFT, top, LEFT, BOTTOM, StrokeKind.AXIS);
		canvas.text((LEFT + RIGHT) / 2.0, HEIGHT - 8, TextSide.MIDDLE, plot.across().name());
		canvas.upwards(14, (top + BOTTOM) / 2.0, plot.up().name());
	}

	private void line(PlotLine line) {
		List<PlotPoint> points = line.points();
		for (int n = 1; n < points.size(); n++) {
			canvas.stroke(x(points.get(n - 1).x()), y(points.get(n - 1).y()), x(points.get(n).x()),
					y(points.get(n).y()), line.dashed() ? StrokeKind.DASHED : StrokeKind.SOLID);
		}
	}

	/**
	 * One line has its name at its end. Several are named above the plot, as their ends
	 * may be at the same place.
	 */
	private void names() {
		if (named.size() == 1) {
			PlotPoint end = named.get(0).points().get(named.get(0).points().size() - 1);
			boolean above = y(end.y()) - 9 > TEXT;
			canvas.text(RIGHT, above ? y(end.y()) - 9 : y(end.y()) + TEXT + 7, TextSide.LEFT, named.get(0).label());
			return;
		}
		double room = (RIGHT - LEFT) / (double) Math.max(1, named.size());
		for (int n = 0; n < named.size(); n++) {
			double from = LEFT + n * room;
			boolean dashed = named.get(n).dashed();
			canvas.stroke(from, TOP, from + SAMPLE, TOP, dashed ? StrokeKind.DASHED : StrokeKind.SOLID);
			MarkShape shape = dashed ? MarkShape.DIAMOND : MarkShape.CIRCLE;
			canvas.mark(from + SAMPLE / 2.0, TOP, shape, reach(shape), named.get(n).label());
			canvas.text(from + SAMPLE + 6, TOP + TEXT / 3.0, TextSide.RIGHT, named.get(n).label());
		}
	}

}
