package dev.firewatch.remediation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fix's metric must reach before the fix counts as verified.
 *
 * @param comparison how the result must compare with the number
 * @param number the number to reach or to stay below
 * @param unit the unit of the number, such as {@code %} or {@code per week}; empty if it
 * has none
 * @param text the target as it was written
 */
public record Target(Comparison comparison, BigDecimal number, String unit, String text) {

	private static final Pattern TARGET = Pattern.compile("(?<operator>[<>=≥≤]{0,2})(?<quantity>.*)", Pattern.DOTALL);

	// "97 of 103" against a percentage would otherwise count as 97 %.
	private static final Pattern SHARE = Pattern.compile("(?:of|out of|from)\\s+\\d.*", Pattern.DOTALL);

	/**
	 * Reads {@code >= 95%}, {@code 0 per week} or {@code 100%}; a missing operator means
	 * "equal", and words after the unit are kept in the text.
	 */
	public static Optional<Target> parse(String text) {
		Matcher target = TARGET.matcher(text.strip());
		if (!target.matches()) {
			return Optional.empty();
		}
		Optional<Comparison> comparison = Comparison.parse(target.group("operator"));
		return Quantity.parse(target.group("quantity"))
			.filter((quantity) -> !SHARE.matcher(quantity.rest()).matches())
			.flatMap((quantity) -> comparison
				.map((found) -> new Target(found, quantity.number(), quantity.unit(), text.strip())));
	}

	/** Compares a result with this target; a missing unit means the target's. */
	public Measurement measure(String result) {
		String plain = result.strip().replaceFirst("^=\\s*", "");
		Optional<Quantity> read = Quantity.parse(plain);
		if (read.isEmpty()) {
			return new Measurement.Unreadable(
					"I can't read one measured number in \"%s\". %s".formatted(result.strip(), wanted()));
		}
		Quantity quantity = read.get().in(this.unit);
		if (isShare(quantity)) {
			return new Measurement.Unreadable(
					"The target is in %s, but \"%s\" is a share. %s".formatted(this.unit, result.strip(), wanted()));
		}
		if (hasOtherUnit(quantity)) {
			return new Measurement.Unreadable("The target is %s, but \"%s\" is %s. %s".formatted(spoken(this.unit),
					result.strip(), spoken(quantity.unit()), wanted()));
		}
		Verdict verdict = this.comparison.holds(quantity.number(), this.number) ? Verdict.PASS : Verdict.FAIL;
		return new Measurement.Measured(quantity.number(), verdict, note(quantity, plain));
	}

	private boolean isShare(Quantity quantity) {
		return this.unit.equals("%") && quantity.unit().isEmpty() && SHARE.matcher(quantity.rest()).matches();
	}

	// Against a bare number "14 days without one" is fourteen and a remark, while "14%"
	// or "14ms" measures something other than what was asked.
	private boolean hasOtherUnit(Quantity quantity) {
		if (quantity.unit().isEmpty() || quantity.unit().equalsIgnoreCase(this.unit)) {
			return false;
		}
		return !this.unit.isEmpty() || quantity.attached() || quantity.unit().equals("%");
	}

	private String note(Quantity quantity, String plain) {
		if (this.unit.isEmpty() && !quantity.unit().isEmpty()) {
			return plain.replaceFirst("^\\S+\\s*", "");
		}
		return quantity.rest();
	}

	private static String spoken(String unit) {
		if (unit.isEmpty()) {
			return "a plain number";
		}
		return unit.startsWith("per ") ? unit : "in " + unit;
	}

	// No example: whoever has a number before their eyes may take it for the answer.
	private String wanted() {
		return "Give %s, as measured."
			.formatted(this.unit.isEmpty() ? "a plain number" : "one number " + spoken(this.unit));
	}

}
