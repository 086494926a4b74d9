package dev.firewatch.policy;

/**
 * How much each factor counts in a score of priority, and above which share of the scores
 * a record comes first.
 *
 * @param quantile from 0 to 1; 0.8 puts about a fifth of the records first
 */
public record PriorityRule(double exposure, double severity, double controlGap, double activity, double businessImpact,
		double quantile) {

	/** Larger weights say no more, and sums of them lose digits. */
	public static final double MOST = 1_000;

}
