package dev.firewatch.timeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A reading that supports the timeline: what was looked at, what it said, and whether
 * that was good.
 */
public record Evidence(String label, String value, EvidenceOutcome outcome, @Nullable String link) {

	private static final Pattern LABELLED = Pattern.compile("\\[(?!\\s*])([^\\[\\]\\n]{1,60})]\\s+(\\S.*)",
			Pattern.DOTALL);

	/**
	 * What readings are numbered by; people begin their notes with all sorts of words.
	 */
	private static final Pattern NUMBERED = Pattern.compile("\\p{L}{1,10}-?\\d{1,4}");

	/** A figure with its unit, or the name of something and what it was. */
	private static final Pattern MEASURED = Pattern
		.compile("[<>≤≥~]?\\s*\\d[\\d.,]*\\s*(%|\\p{L}{1,3})?|[^\\n:=]{1,80}[:=]\\s*\\S.*", Pattern.DOTALL);

	/** Whether the reading was good. */
	public enum EvidenceOutcome {

		PASS, FAIL, NONE

	}

	/**
	 * Reads {@code [M04] H_norm: 0.74 ✅}: a label in brackets, the value, and the outcome
	 * as a closing sign; without a sign only a numbered label and a measured value make a
	 * reading. Empty for any other form, such as {@code [prod] restarted}.
	 */
	public static Optional<Evidence> in(String text) {
		Matcher matcher = LABELLED.matcher(text.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String label = matcher.group(1).strip();
		String value = matcher.group(2).strip();
		EvidenceOutcome outcome = outcome(value);
		if (outcome == EvidenceOutcome.NONE
				&& !(NUMBERED.matcher(label).matches() && MEASURED.matcher(value).matches())) {
			return Optional.empty();
		}
		return Optional.of(new Evidence(label, value, outcome, null));
	}

	/** The last of several signs, which is the result. */
	private static EvidenceOutcome outcome(String value) {
		int good = value.lastIndexOf('✅');
		int bad = Math.max(value.lastIndexOf('❌'), value.lastIndexOf('⚠'));
		if (good < 0 && bad < 0) {
			return EvidenceOutcome.NONE;
		}
		return good > bad ? EvidenceOutcome.PASS : EvidenceOutcome.FAIL;
	}

}
