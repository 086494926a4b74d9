package dev.firewatch.policy;

import java.util.List;

/**
 * Phrases of one family that, found in what was reported, raise the recommended severity.
 */
public record SignalRule(String family, List<String> phrases, Severity raisesTo) {

	public SignalRule {
		phrases = List.copyOf(phrases);
	}

}
