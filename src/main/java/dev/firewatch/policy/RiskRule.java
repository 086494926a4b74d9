package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;

/** What the numbers of a risk mean. */
public record RiskRule(List<ProbabilityBand> probability, List<ImpactBand> impact) {

	/** Probability and impact are scored from 1 to this. */
	public static final int BANDS = 5;

	private static final long YEAR = 365;

	private static final long MONTH = 30;

	public RiskRule {
		probability = List.copyOf(probability);
		impact = List.copyOf(impact);
	}

	/** How often something of this probability is expected to happen. */
	public record ProbabilityBand(int band, Duration onceIn) {

		/** Such as {@code once in 2 years}. */
		public String words() {
			return "once in " + lasting(onceIn);
		}

	}

	/** A long time in words, such as {@code 6 months}. */
	public static String lasting(Duration time) {
		long days = time.toDays();
		if (days >= YEAR) {
			return number(Math.round(days / (double) YEAR), "year");
		}
		return days >= MONTH ? number(Math.round(days / (double) MONTH), "month") : number(Math.max(1, days), "day");
	}

	private static String number(long number, String unit) {
		return number == 1 ? "a " + unit : number + " " + unit + "s";
	}

	/** What harm something of this impact does. */
	public record ImpactBand(int band, String harm) {
	}

	/** What a probability from 1 to 5 means. */
	public ProbabilityBand likely(int band) {
		return probability.stream().filter(one -> one.band() == band).findFirst().orElseThrow();
	}

	/** What an impact from 1 to 5 means. */
	public ImpactBand harmful(int band) {
		return impact.stream().filter(one -> one.band() == band).findFirst().orElseThrow();
	}

}
