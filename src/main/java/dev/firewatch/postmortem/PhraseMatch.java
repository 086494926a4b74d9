package dev.firewatch.postmortem;

import java.util.Map;

/**
 * Where a phrase stands in a text.
 *
 * @param words what stands in its places, in the text's own letters
 * @param ofName whether the person is called by a name
 */
record PhraseMatch(int start, int end, Map<String, String> words, boolean ofName) {

	PhraseMatch {
		words = Map.copyOf(words);
	}

	/** What stands in a place; empty if nothing does. */
	String at(String place) {
		return words().getOrDefault(place, "");
	}

}
