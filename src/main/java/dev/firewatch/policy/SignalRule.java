package dev.firewatch.policy;

import java.util.List;

/**
 * Phrases of one family that raise the recommended severity when a report contains them.
 */
public record SignalRule(String family, List<SignalPhrase> phrases, Severity raisesTo) {

	public SignalRule {
		phrases = List.copyOf(phrases);
	}

	/** Those of its phrases that a text contains. */
	public List<String> in(String text) {
		String plain = SignalPhrase.plain(text);
		return phrases.stream().filter(phrase -> phrase.isInPlain(plain)).map(SignalPhrase::text).toList();
	}

}
