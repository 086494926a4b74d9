package dev.firewatch.priority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.firewatch.policy.PriorityRule;

/**
 * The scores of records, and which of them come first.
 *
 * @param scores in the order of the records; at least one
 * @param threshold the score from which on a record comes first
 */
public record PriorityRun(List<ScoredRecord> scores, double threshold) {

	/** What is read before anybody acts on a list of priorities. */
	public static final String REVIEW_NOTE = "Inspect high-score cases for false positives and missing context "
			+ "before action.";

	/** With fewer records, a quantile says next to nothing. */
	public static final int FEWEST = 20;

	private static final int TOP = 5;

	public PriorityRun {
		scores = List.copyOf(scores);
	}

	/** A record with its score. */
	public record ScoredRecord(PriorityRecord of, double score) {

		/** How much of the score comes from the factor. */
		public double part(Factor factor, PriorityRule rule) {
			return factor.weight(rule) * factor.value(of);
		}

	}

	/** Scores the records; there has to be one at least. */
	public static PriorityRun of(List<PriorityRecord> records, PriorityRule rule) {
		if (records.isEmpty()) {
			throw new IllegalArgumentException("There is no quantile of nothing");
		}
		List<ScoredRecord> scores = records.stream().map(one -> new ScoredRecord(one, score(one, rule))).toList();
		return new PriorityRun(scores,
				quantile(scores.stream().mapToDouble(ScoredRecord::score).toArray(), rule.quantile()));
	}

	private static double score(PriorityRecord of, PriorityRule rule) {
		double score = 0;
		for (Factor factor : Factor.values()) {
			score += factor.weight(rule) * factor.value(of);
		}
		return score;
	}

	/**
	 * Interpolated between the two nearest of n values at q (n - 1). Counting back from
	 * the upper one beyond the middle keeps the result between the two, and equal to that
	 * of the usual tools to the last digit.
	 */
	static double quantile(double[] values, double q) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double place = q * (sorted.length - 1);
		int below = (int) Math.floor(place);
		double low = sorted[below];
		double high = sorted[Math.min(below + 1, sorted.length - 1)];
		double share = place - below;
		return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
	}

	public boolean comesFirst(ScoredRecord scored) {
		return scored.score() >= threshold;
	}

	/** Those at or above the threshold, in the order of the records. */
	public List<Long> priority() {
		return scores.stream().filter(this::comesFirst).map(scored -> scored.of().index()).toList();
	}

	/** The five highest, the highest first; of equal ones the earlier first. */
	public List<Long> top() {
		return highestFirst().stream().limit(TOP).map(scored -> scored.of().index()).toList();
	}

	/** All, the highest first; of equal ones the earlier first. */
	public List<ScoredRecord> highestFirst() {
		List<ScoredRecord> sorted = new ArrayList<>(scores);
		sorted.sort(Comparator.comparingDouble(ScoredRecord::score).reversed());
		return sorted;
	}

	/** Whether there are too few for the quantile to mean anything. */
	public boolean tooFew() {
		return scores.size() < FEWEST;
	}

}
