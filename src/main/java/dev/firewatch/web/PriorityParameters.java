package dev.firewatch.web;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;

/** Reads weights and quantile as people and programs write them. */
final class PriorityParameters {

	static final String QUANTILE = "quantile";

	private static final Pattern NUMBER = Pattern.compile("\\+?(?:\\d{1,9}\\.?\\d{0,20}|\\.\\d{1,20})");

	private PriorityParameters() {
	}

	/** A parameter that can't be read, with a sentence that says why. */
	static final class UnreadableParameter extends Exception {

		private static final long serialVersionUID = 1L;

		UnreadableParameter(String sentence) {
			super(sentence);
		}

		String sentence() {
			return String.valueOf(getMessage());
		}

	}

	/**
	 * The weights and the quantile; those left out or empty stay as the rule says.
	 * @param given the text by its name
	 */
	static PriorityRule read(UnaryOperator<String> given, PriorityRule rule) throws UnreadableParameter {
		return new PriorityRule(weight(given, Factor.EXPOSURE, rule), weight(given, Factor.SEVERITY, rule),
				weight(given, Factor.CONTROL_GAP, rule), weight(given, Factor.ACTIVITY, rule),
				weight(given, Factor.BUSINESS_IMPACT, rule), number(given, QUANTILE, rule.quantile(), 1));
	}

	private static double weight(UnaryOperator<String> given, Factor factor, PriorityRule rule)
			throws UnreadableParameter {
		return number(given, factor.key(), factor.weight(rule), PriorityRule.MOST);
	}

	/** A factor from 0 to 1. */
	static double factor(String name, String text) throws UnreadableParameter {
		if (text.isBlank()) {
			throw new UnreadableParameter(name + " needs a number from 0 to 1, such as 0.25.");
		}
		return number(given -> text, name, 0, 1);
	}

	private static double number(UnaryOperator<String> given, String name, double otherwise, double most)
			throws UnreadableParameter {
		String text = given.apply(name).strip();
		if (text.isEmpty()) {
			return otherwise;
		}
		double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
		if (Double.isNaN(value) || value > most) {
			throw new UnreadableParameter("%s is a number from 0 to %,.0f, such as 0.25; I can't read %s.".formatted(
					name, most, text.length() > 40 ? text.substring(0, text.offsetByCodePoints(0, 20)) + "…" : text));
		}
		return value;
	}

	/** Refuses names that nothing reads, as they would change nothing. */
	static void refuseUnknown(Map<String, String[]> given, Set<String> others) throws UnreadableParameter {
		for (Map.Entry<String, String[]> one : given.entrySet()) {
			String name = one.getKey();
			if (!Factor.keys().contains(name) && !name.equals(QUANTILE) && !others.contains(name)) {
				throw new UnreadableParameter("There is no parameter %s. Use %s, %s or save.".formatted(name,
						String.join(", ", Factor.keys()), QUANTILE));
			}
			if (one.getValue().length > 1) {
				throw new UnreadableParameter("%s is given twice. Keep one of them.".formatted(name));
			}
		}
	}

}
