package dev.firewatch.postmortem;

import java.util.List;

/**
 * Phrases that blame in the same way, what to say instead, and why.
 *
 * @param example a sentence that contains one of the phrases
 */
record PhraseRule(String id, List<BlamingPhrase> phrases, Rewording kinder, String why, String example) {

	PhraseRule {
		phrases = List.copyOf(phrases);
	}

}
