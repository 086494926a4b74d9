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

	/** Whether the reading was good. */
	public enum EvidenceOutcome {

		PASS, FAIL, NONE

	}

	/**
	 * Reads {@code [M04] H_norm: 0.74 ✅}: a label in brackets, the value, and the outcome
	 * as a closing sign; empty for any other form.
	 */
	public static Optional<Evidence> in(String text) {
		Matcher matcher = LABELLED.matcher(text.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String value = matcher.group(2).strip();
		return Optional.of(new Evidence(matcher.group(1).strip(), value, outcome(value), null));
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
