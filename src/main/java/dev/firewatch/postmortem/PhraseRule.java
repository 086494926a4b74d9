package dev.firewatch.postmortem;

import java.util.List;

/**
 * Phrases that blame in the same manner, what to say instead, and why.
 *
 * @param example a sentence in which one of the phrases stands
 */
record PhraseRule(String id, List<BlamingPhrase> phrases, Rewording kinder, String why, String example) {

	PhraseRule {
		phrases = List.copyOf(phrases);
	}

}
