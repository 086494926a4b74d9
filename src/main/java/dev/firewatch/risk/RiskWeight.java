package dev.firewatch.risk;

/** How much a score weighs. */
public enum RiskWeight {

	LOW, MIDDLE, HIGH;

	public static final int HIGH_FROM = 15;

	public static final int MIDDLE_FROM = 6;

	static RiskWeight of(int score) {
		return score >= HIGH_FROM ? HIGH : score >= MIDDLE_FROM ? MIDDLE : LOW;
	}

}
