package dev.firewatch.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Marks and lines between two axes. Nothing is told by colour alone: marks differ in
 * their shape, lines in their dashes, and each line has its label: at its end, or where
 * there are several in a legend.
 *
 * @param title what it shows, for those who can't see it
 */
public record Plot(String title, PlotAxis across, PlotAxis up, List<PlotLine> lines, List<PlotMark> marks) {

	private static final int MOST_WORDS = 700;

	public Plot {
		lines = List.copyOf(lines);
		marks = List.copyOf(marks);
	}

	/**
	 * An axis.
	 *
	 * @param name what it counts, with its unit
	 */
	public record PlotAxis(String name, double from, double to, List<AxisTick> ticks) {

		private static final int PARTS = 5;

		public PlotAxis {
			ticks = List.copyOf(ticks);
			if (!(from < to)) {
				throw new IllegalArgumentException("An axis leads from less to more: " + from + ", " + to);
			}
		}

		/** An axis of numbers, with ticks at round ones. */
		public static PlotAxis of(String name, double from, double to) {
			double step = step((to - from) / PARTS);
			double low = Math.floor(from / step + 1e-9) * step;
			double high = Math.ceil(to / step - 1e-9) * step;
			List<AxisTick> ticks = new ArrayList<>();
			for (int n = 0; low + n * step <= high + step / 2; n++) {
				double at = low + n * step;
				ticks.add(new AxisTick(at, label(Math.abs(at) < step / 2 ? 0 : at, step)));
			}
			return new PlotAxis(name, low, ticks.get(ticks.size() - 1).at(), ticks);
		}

		/**
		 * An axis of names, each at its number from 0 on; not all of many are written.
		 */
		public static PlotAxis named(String name, List<String> names) {
			int each = Math.max(1, (int) Math.ceil(names.size() / (double) PARTS));
			List<AxisTick> ticks = new ArrayList<>();
			for (int n = 0; n < names.size(); n++) {
				boolean written = (names.size() - 1 - n) % each == 0;
				ticks.add(new AxisTick(n, written ? names.get(n) : ""));
			}
			return new PlotAxis(name, -0.5, names.size() - 0.5, ticks);
		}

		/** The next of 1, 2 and 5, and of their tenfolds. */
		private static double step(double least) {
			double ten = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-9))));
			for (int of : new int[] { 1, 2, 5 }) {
				if (of * ten >= least * 0.999) {
					return of * ten;
				}
			}
			return 10 * ten;
		}

		private static String label(double at, double step) {
			int digits = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step));
			return String.format(Locale.ROOT, "%,." + digits + "f", at);
		}

		double share(double value) {
			return (value - from) / (to - from);
		}

	}

	/** A mark on an axis. */
	public record AxisTick(double at, String label) {
	}

	/** A point with something to tell; its shape tells what kind it is. */
	public record PlotMark(double x, double y, MarkShape shape, String title) {
	}

	/** How a mark looks. */
	public enum MarkShape {

		CIRCLE, DIAMOND

	}

	/**
	 * A line from point to point.
	 *
	 * @param dashed goes with diamonds, as a full line does with circles
	 * @param label what it is; empty for none
	 */
	public record PlotLine(List<PlotPoint> points, boolean dashed, String label) {

		public PlotLine {
			points = List.copyOf(points);
		}

	}

	/** A corner of a line. */
	public record PlotPoint(double x, double y) {
	}

	/** What the marks say, as much of it as anybody listens to. */
	public String words() {
		StringBuilder words = new StringBuilder();
		for (int n = 0; n < marks.size(); n++) {
			String next = (n == 0 ? "" : "; ") + marks.get(n).title();
			if (words.length() + next.length() > MOST_WORDS) {
				return words + "; and " + (marks.size() - n) + " more";
			}
			words.append(next);
		}
		return words.toString();
	}

	/** As SVG, in colours that the page's style gives. */
	public String svg() {
		SvgCanvas canvas = new SvgCanvas(title);
		PlotLayout.draw(this, canvas);
		return canvas.done();
	}

	/** As a picture, in dark on light. */
	public byte[] png() {
		PngCanvas canvas = new PngCanvas();
		PlotLayout.draw(this, canvas);
		return canvas.done();
	}

}
