package dev.firewatch.postmortem;

import java.util.Map;

/**
 * Where a phrase occurs in a text.
 *
 * @param words what fills its places, exactly as in the text
 * @param ofName whether the person is named
 */
record PhraseMatch(int start, int end, Map<String, String> words, boolean ofName) {

	PhraseMatch {
		words = Map.copyOf(words);
	}

	/** What fills a place; empty if nothing does. */
	String at(String place) {
		return words().getOrDefault(place, "");
	}

}
