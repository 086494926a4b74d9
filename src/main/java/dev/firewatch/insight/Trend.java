package dev.firewatch.insight;

import java.util.List;
import java.util.Locale;

/**
 * Where a series of figures goes. Whether it goes anywhere is asked of the test of Mann
 * and Kendall, at 5 %: of fewer than five figures it never says so.
 */
public enum Trend {

	/** There are too few figures to tell. */
	TOO_FEW,

	/** The figures go up and down. */
	UNCLEAR,

	BETTER, WORSE;

	private static final int FEWEST = 5;

	private static final double SIGNIFICANT = 1.96;

	/** The trend of a metric over the periods that have a figure. */
	public static Trend of(Metric metric, List<FeedbackLoop> loops) {
		return of(loops.stream()
			.map(metric::of)
			.map(Metric.MetricFigure::value)
			.filter(value -> value != null)
			.mapToDouble(value -> metric.distance(value))
			.toArray());
	}

	/**
	 * The trend of distances from what is wished for, the earliest first.
	 */
	static Trend of(double[] distances) {
		int n = distances.length;
		if (n < FEWEST) {
			return TOO_FEW;
		}
		int rises = 0;
		for (int earlier = 0; earlier < n; earlier++) {
			for (int later = earlier + 1; later < n; later++) {
				rises += (int) Math.signum(distances[later] - distances[earlier]);
			}
		}
		double spread = Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
		double z = (rises - Math.signum(rises)) / spread;
		if (Math.abs(z) < SIGNIFICANT) {
			return UNCLEAR;
		}
		return z < 0 ? BETTER : WORSE;
	}

	/** As people read it. */
	public String words() {
		return switch (this) {
			case TOO_FEW -> "too few figures for a trend";
			case UNCLEAR -> "no clear trend";
			default -> "getting " + name().toLowerCase(Locale.ROOT);
		};
	}

}
