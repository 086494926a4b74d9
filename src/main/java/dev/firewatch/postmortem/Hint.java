package dev.firewatch.postmortem;

/**
 * That a text blames a person, and how it could read instead.
 *
 * @param phrase the words that do so, as they are in the text
 * @param start where they begin in the text
 * @param end where they end
 * @param why a sentence that says why another phrasing is better
 * @param rewritten the whole text with other words in this one place
 */
public record Hint(String phrase, int start, int end, String why, String rewritten) {

}
