package dev.firewatch.workflow.fixes;

import dev.firewatch.remediation.Measurement;
import dev.firewatch.remediation.Target;

/** How measured figures are written. */
final class FixFigures {

	private FixFigures() {
	}

	/**
	 * The figure with the target's unit if that is a symbol: {@code 94%}, but {@code 14}.
	 */
	static String written(Measurement.Measured measured, Target target) {
		String number = measured.value().stripTrailingZeros().toPlainString();
		return target.unit().startsWith("%") ? number + "%" : number;
	}

}
