package dev.firewatch.remediation;

import java.math.BigDecimal;
import java.util.Optional;

/** How a measured number has to compare with a target's number. */
public enum Comparison {

	AT_LEAST(">="), MORE_THAN(">"), AT_MOST("<="), LESS_THAN("<"), EQUAL("=");

	private final String symbol;

	Comparison(String symbol) {
		this.symbol = symbol;
	}

	public String symbol() {
		return this.symbol;
	}

	/** Whether a measured number meets the target's. */
	public boolean holds(BigDecimal measured, BigDecimal wanted) {
		int order = measured.compareTo(wanted);
		return switch (this) {
			case AT_LEAST -> order >= 0;
			case MORE_THAN -> order > 0;
			case AT_MOST -> order <= 0;
			case LESS_THAN -> order < 0;
			case EQUAL -> order == 0;
		};
	}

	/** Reads an operator as typed; none means "equal". */
	public static Optional<Comparison> parse(String operator) {
		return switch (operator.strip()) {
			case ">=", "=>", "≥" -> Optional.of(AT_LEAST);
			case ">" -> Optional.of(MORE_THAN);
			case "<=", "=<", "≤" -> Optional.of(AT_MOST);
			case "<" -> Optional.of(LESS_THAN);
			case "", "=", "==" -> Optional.of(EQUAL);
			default -> Optional.empty();
		};
	}

}
