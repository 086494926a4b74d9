package dev.firewatch.risk;

/**
 * A field of the map of probability and impact.
 *
 * @param count how many risks are in it
 */
public record RiskField(int probability, int impact, int count) {

	/** How much a risk of this field weighs. */
	public RiskWeight weight() {
		return RiskWeight.of(probability * impact);
	}

}
