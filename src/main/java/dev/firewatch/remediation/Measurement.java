package dev.firewatch.remediation;

import java.math.BigDecimal;

/** The result of comparing a measured value with a target. */
public sealed interface Measurement {

	/**
	 * A result that could be compared.
	 *
	 * @param note what was said after the number, such as "(6 on leave)"
	 */
	record Measured(BigDecimal value, Verdict verdict, String note) implements Measurement {

	}

	/** A result that could not be compared, and the sentence that says why. */
	record Unreadable(String sentence) implements Measurement {

	}

}
