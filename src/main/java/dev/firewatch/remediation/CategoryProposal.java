package dev.firewatch.remediation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.policy.FixRule;
import dev.firewatch.policy.SignalPhrase;

/**
 * The category that the title of a fix suggests, and the word that does.
 */
public record CategoryProposal(String category, String word) {

	/**
	 * The word mentioned first decides, of those at one place the longest. Words of
	 * prevention only count where no other is mentioned: most fixes say what to change,
	 * but few that say "alert" are not about alerts.
	 */
	public static Optional<CategoryProposal> of(String title, FixRule rule) {
		String plain = SignalPhrase.plain(title);
		return first(plain, rule.words().entrySet().stream().filter(told -> !told.getKey().equals(FixRule.PREVENTION)))
			.or(() -> first(plain, rule.words().entrySet().stream()));
	}

	private static Optional<CategoryProposal> first(String plain, Stream<Map.Entry<String, List<SignalPhrase>>> told) {
		return told.flatMap(one -> one.getValue().stream().map(word -> WordPlace.of(plain, one.getKey(), word)))
			.filter(found -> found.place() >= 0)
			.min(Comparator.comparingInt(WordPlace::place)
				.thenComparing(found -> -found.proposal().word().length())
				.thenComparing(found -> found.proposal().category()))
			.map(WordPlace::proposal);
	}

	private record WordPlace(CategoryProposal proposal, int place) {

		static WordPlace of(String plain, String category, SignalPhrase word) {
			return new WordPlace(new CategoryProposal(category, word.text()), word.placeInPlain(plain));
		}

	}

}
