package dev.firewatch.runbook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them. */
final class Figures {

	private static final Pattern NUMBER = Pattern.compile("([-+−]?)(\\d{1,3}(?:[ ,'\u00a0\u202f]\\d{3})+|\\d{1,18})"
			+ "((?:\\.\\d{1,9})?)\\s*(?:%|[\\p{L}µ°/$€£]{1,20})?");

	private Figures() {
	}

	/** The number that the text is, perhaps with a unit: 12,400 or 0.5 %. */
	static Optional<BigDecimal> number(String text) {
		Matcher said = NUMBER.matcher(text.strip());
		if (!said.matches()) {
			return Optional.empty();
		}
		String digits = said.group(2).replaceAll("\\D", "") + said.group(3);
		BigDecimal number = new BigDecimal(digits);
		return Optional.of(said.group(1).isEmpty() || said.group(1).equals("+") ? number : number.negate());
	}

}
