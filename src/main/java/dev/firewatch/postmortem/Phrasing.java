package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.policy.ConfigFiles;
import org.jspecify.annotations.Nullable;

/**
 * What blames a person in a text, and the kinder way to say it. It is only a hint, never
 * a refusal.
 */
public final class Phrasing {

	/** No phrase extends further before or after one of its words. */
	private static final int BESIDE = 250;

	private final PersonWords persons;

	private final List<PhraseRule> rules;

	private final Exceptions exceptions;

	private final Map<BlamingPhrase, WantedRewording> wanted = new IdentityHashMap<>();

	/** How a phrase is found: quickly by a word of it, and then wholly around that. */
	private static final class WantedRewording {

		private final BlamingPhrase phrase;

		private final PersonWords persons;

		/**
		 * Compiled when its word is first met: there are hundreds, and few texts hold
		 * more than one or two.
		 */
		private volatile @Nullable Pattern whole;

		WantedRewording(BlamingPhrase phrase, PersonWords persons) {
			this.phrase = phrase;
			this.persons = persons;
		}

		private Pattern whole() {
			Pattern compiled = this.whole;
			if (compiled == null) {
				compiled = this.phrase.pattern(this.persons);
				this.whole = compiled;
			}
			return compiled;
		}

		List<MatchResult> in(String text) {
			List<MatchResult> results = new ArrayList<>();
			Matcher words = this.phrase.certainWord().matcher(text);
			if (!words.find()) {
				return results;
			}
			Matcher around = whole().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
			int searched = 0;
			do {
				int to = Math.min(text.length(), words.end() + BESIDE);
				around.region(Math.max(searched, words.start() - BESIDE), to);
				while (around.find()) {
					results.add(around.toMatchResult());
					searched = around.end();
				}
			}
			while (words.find());
			return results;
		}

	}

	Phrasing(PersonWords personWords, List<PhraseRule> rules, Exceptions exceptions) {
		this.persons = personWords;
		this.rules = List.copyOf(rules);
		this.exceptions = exceptions;
		rules.stream()
			.flatMap(rule -> rule.phrases().stream())
			.forEach(blamingPhrase -> this.wanted.put(blamingPhrase, new WantedRewording(blamingPhrase, personWords)));
	}

	/**
	 * Reads {@code blameless.yml}; throws {@code InvalidConfiguration} if it is invalid.
	 */
	public static Phrasing load(ConfigFiles files) {
		return new PhrasingReader(files.blameless(), files.bundledBlameless()).read();
	}

	/** The same, but it also recognises these names as people's. */
	public Phrasing knowing(Collection<String> names) {
		return new Phrasing(this.persons.knowing(names), this.rules, this.exceptions);
	}

	/** Whatever blames a person in the text, in order and without overlaps. */
	public List<Hint> hints(String text) {
		return found(text).stream().map(phraseFinding -> phraseFinding.hint(text)).toList();
	}

	/** The text with every hint accepted. */
	public String kinder(String text) {
		String kinder = text;
		List<PhraseFinding> found = found(text);
		// From the end, so that the earlier places stay where they are.
		for (int last = found.size() - 1; last >= 0; last--) {
			kinder = found.get(last).rewrite(kinder);
		}
		return kinder;
	}

	private List<PhraseFinding> found(String text) {
		String plain = plain(text);
		List<PhraseFinding> all = new ArrayList<>();
		for (PhraseRule rule : this.rules) {
			rule.phrases().forEach(blamingPhrase -> all.addAll(found(blamingPhrase, rule, plain, text)));
		}
		all.sort(Comparator.comparingInt(PhraseFinding::start)
			.thenComparing(Comparator.comparingInt(PhraseFinding::end).reversed()));
		List<PhraseFinding> apart = new ArrayList<>();
		int end = 0;
		for (PhraseFinding phraseFinding : all) {
			if (phraseFinding.start() >= end) {
				apart.add(phraseFinding);
				end = phraseFinding.end();
			}
		}
		return apart;
	}

	private List<PhraseFinding> found(BlamingPhrase blamingPhrase, PhraseRule rule, String plain, String text) {
		List<PhraseFinding> found = new ArrayList<>();
		for (MatchResult result : Objects.requireNonNull(this.wanted.get(blamingPhrase)).in(plain)) {
			PhraseMatch match = match(blamingPhrase, result, text);
			boolean meant = this.persons.isPerson(match.at(PhrasePiece.PERSON))
					&& !this.exceptions.apply(plain, match.start(), match.end(), !blamingPhrase.tellsOfPeople());
			if (meant) {
				found.add(new PhraseFinding(match, rule));
			}
		}
		return found;
	}

	private PhraseMatch match(BlamingPhrase blamingPhrase, MatchResult result, String text) {
		Map<String, String> words = new HashMap<>();
		int group = 1;
		for (String place : blamingPhrase.captured()) {
			if (result.start(group) >= 0) {
				words.put(place, text.substring(result.start(group), result.end(group)));
			}
			group++;
		}
		return new PhraseMatch(result.start(), result.end(), words,
				this.persons.isName(words.getOrDefault(PhrasePiece.PERSON, "")));
	}

	// Letter for letter, so that positions are the same in both texts.
	private static String plain(String text) {
		return text.replaceAll("[\u2018\u2019\u201a\u201b]", "'").replaceAll("[\\u00a0\\u2007\\u202f]", " ");
	}

	/** What a rule found. */
	private record PhraseFinding(PhraseMatch match, PhraseRule rule) {

		int start() {
			return match().start();
		}

		int end() {
			return match().end();
		}

		Hint hint(String text) {
			return new Hint(text.substring(start(), end()), start(), end(), rule().why(), rewrite(text));
		}

		String rewrite(String text) {
			return Replacement.of(text, start(), end(), rule().kinder().filled(match()));
		}

	}

}
