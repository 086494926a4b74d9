package dev.firewatch.risk;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a risk, such as {@code RISK-023}. An id from elsewhere keeps its form; as it has
 * a digit, no word of a sentence is taken for one.
 */
public record RiskId(String value) {

	/** What an id looks like, in words. */
	public static final String FORM = "an id of letters, digits, dots, hyphens and underscores with at least one digit,"
			+ " such as RISK-023";

	private static final Pattern ID = Pattern.compile("(?=.*\\d)[A-Za-z][A-Za-z0-9._-]{0,39}");

	private static final Pattern NUMBERED = Pattern.compile("RISK-(\\d{1,9})");

	public RiskId {
		if (!ID.matcher(value).matches()) {
			throw new IllegalArgumentException("not a risk's id: " + value);
		}
	}

	public static Optional<RiskId> parse(String text) {
		return ID.matcher(text).matches() ? Optional.of(new RiskId(text)) : Optional.empty();
	}

	public static RiskId of(long number) {
		return new RiskId("RISK-%03d".formatted(number));
	}

	/** Its number, if it is one of our own form. */
	public OptionalLong number() {
		Matcher numbered = NUMBERED.matcher(value);
		return numbered.matches() ? OptionalLong.of(Long.parseLong(numbered.group(1))) : OptionalLong.empty();
	}

	/** The same in capitals, as most are written. */
	public RiskId inCapitals() {
		return new RiskId(value.toUpperCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return value;
	}

}
