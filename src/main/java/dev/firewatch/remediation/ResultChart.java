package dev.firewatch.remediation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The results of a fix that is checked several times, as a line of text: a bar each, then
 * the figure and whether it counts, then what is still to come.
 */
public final class ResultChart {

	private static final String BARS = "▁▂▃▄▅▆▇█";

	private ResultChart() {
	}

	/** Empty for a fix that is checked once. */
	public static Optional<String> of(Fix fix) {
		if (!fix.schedule().recurring()) {
			return Optional.empty();
		}
		List<BigDecimal> figures = new ArrayList<>();
		fix.verifications()
			.forEach(result -> figures
				.add(Quantity.parse(result.result()).map(Quantity::number).orElse(BigDecimal.ZERO)));
		BigDecimal most = figures.stream().reduce(BigDecimal.ONE, BigDecimal::max);
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < figures.size(); i++) {
			Verification result = fix.verifications().get(i);
			parts.add(bar(figures.get(i), most) + " " + result.result() + (result.counts() ? " ✓" : " ⚠️"));
		}
		int open = fix.schedule().times() - fix.counted();
		if (open > 0) {
			parts.add("○".repeat(open));
		}
		return Optional.of(String.join(" ", parts) + " (" + fix.counted() + " of " + fix.schedule().times() + ")");
	}

	private static char bar(BigDecimal figure, BigDecimal most) {
		int step = figure.max(BigDecimal.ZERO)
			.multiply(BigDecimal.valueOf(BARS.length() - 1L))
			.divide(most, 0, RoundingMode.HALF_UP)
			.intValue();
		return BARS.charAt(step);
	}

}
