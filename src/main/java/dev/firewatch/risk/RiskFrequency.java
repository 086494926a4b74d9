package dev.firewatch.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import dev.firewatch.policy.RiskRule;

/**
 * How often a risk came true within the period in which its probability expects it once.
 *
 * @param number how many times
 * @param span from the first to the last of them
 * @param band the probability that fits this; the one expected if once is all
 */
public record RiskFrequency(int number, Duration span, int band, RiskRule.ProbabilityBand expected) {

	/**
	 * What a series of moments comes to.
	 * @param occurred when it came true, in any order
	 * @param until what comes later doesn't count
	 */
	public static RiskFrequency of(RiskRule bands, int probability, Collection<Instant> occurred, Instant until) {
		RiskRule.ProbabilityBand expected = bands.likely(probability);
		List<Instant> within = occurred.stream()
			.filter(at -> !at.isAfter(until) && at.isAfter(until.minus(expected.onceIn())))
			.sorted()
			.toList();
		if (within.size() < 2) {
			return new RiskFrequency(within.size(), Duration.ZERO, probability, expected);
		}
		Duration span = Duration.between(within.get(0), within.get(within.size() - 1));
		return new RiskFrequency(within.size(), span, nearest(bands, span.dividedBy(within.size() - 1)), expected);
	}

	/** By the ratio, as each band is a multiple of the next. */
	private static int nearest(RiskRule bands, Duration interval) {
		double between = Math.log(Math.max(1, interval.toMinutes()));
		int nearest = 1;
		double least = Double.MAX_VALUE;
		for (int band = 1; band <= RiskRule.BANDS; band++) {
			double distance = Math.abs(between - Math.log(Math.max(1, bands.likely(band).onceIn().toMinutes())));
			if (distance < least) {
				nearest = band;
				least = distance;
			}
		}
		return nearest;
	}

	/** Whether it comes true more often than is expected of it. */
	public boolean underestimated() {
		return number > 1 && band > expected.band();
	}

	/** Such as {@code 3rd occurrence in 6 months}. */
	public String words() {
		return ordinal() + " occurrence" + (number < 2 ? "" : " in " + RiskRule.lasting(span));
	}

	/** Such as {@code 3 in 6 months; P2 expects one in 2 years}. */
	public String against() {
		return (number < 2 ? "one so far" : number + " in " + RiskRule.lasting(span)) + "; P" + expected.band()
				+ " expects one in " + RiskRule.lasting(expected.onceIn());
	}

	private String ordinal() {
		boolean teens = number % 100 >= 11 && number % 100 <= 13;
		return number + (teens ? "th" : switch (number % 10) {
			case 1 -> "st";
			case 2 -> "nd";
			case 3 -> "rd";
			default -> "th";
		});
	}

}
