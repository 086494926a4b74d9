package dev.firewatch.priority;

/**
 * What a factor is, and what says so.
 *
 * @param value from 0 to 1
 * @param because what it rests on, in words
 * @param known whether anything says so; else it counts as the middle
 */
public record FactorValue(double value, String because, boolean known) {

	static final double MIDDLE = 0.5;

	public FactorValue {
		if (!(value >= 0 && value <= 1)) {
			throw new IllegalArgumentException("A factor is from 0 to 1: " + value);
		}
	}

	/** What is known. */
	static FactorValue of(double value, String because) {
		// Sums of tenths are no tenths; what people read is what counts.
		return new FactorValue(Math.rint(Math.min(1, Math.max(0, value)) * 1000) / 1000, because, true);
	}

	/** What nobody has said yet. */
	static FactorValue unknown(String because) {
		return new FactorValue(MIDDLE, because + ": not known yet, counts as " + MIDDLE, false);
	}

}
