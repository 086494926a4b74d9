package dev.firewatch.policy;

import java.util.List;

/**
 * Phrases of one family that raise the recommended severity when a report contains them.
 */
public record SignalRule(String family, List<String> phrases, Severity raisesTo) {

	public SignalRule {
		phrases = List.copyOf(phrases);
	}

}
