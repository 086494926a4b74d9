package dev.firewatch.risk;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which risks a list is of, the highest score first.
 *
 * @param words what they contain words beginning with, all of them
 * @param probability null for any
 * @param impact null for any
 */
public record RiskSearch(Set<RiskStatus> statuses, List<String> words, @Nullable Integer probability,
		@Nullable Integer impact) {

	/** As many words as narrow anything down. */
	private static final int MOST_WORDS = 8;

	public RiskSearch {
		statuses = Set.copyOf(statuses);
		words = List.copyOf(words);
	}

	/** All that are not retired. */
	public static RiskSearch current() {
		return new RiskSearch(EnumSet.of(RiskStatus.OPEN, RiskStatus.ACCEPTED), List.of(), null, null);
	}

	/** All there are that have these words. */
	public static RiskSearch of(String text) {
		return new RiskSearch(EnumSet.allOf(RiskStatus.class), words(text).limit(MOST_WORDS).toList(), null, null);
	}

	/** Those that have the word. */
	public RiskSearch with(String word) {
		return new RiskSearch(statuses, Stream.concat(words.stream(), words(word)).toList(), probability, impact);
	}

	/** Those in one field of the map. */
	public RiskSearch at(int newProbability, int newImpact) {
		return new RiskSearch(statuses, words, newProbability, newImpact);
	}

	/** The words by which a text is found. */
	public static Stream<String> words(String text) {
		return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
			.filter(word -> !word.isEmpty())
			.distinct();
	}

}
