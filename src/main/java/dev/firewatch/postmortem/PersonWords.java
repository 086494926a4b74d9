package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How texts refer to people: by name, by what they do, or by a pronoun.
 *
 * @param notPeople things whose names sound like people
 * @param adverbs words that may occur in any phrase about a person
 */
record PersonWords(List<String> roles, List<String> groups, Set<String> names, List<String> notPeople,
		List<String> adverbs) {

	private static final String PRONOUN = "(?:i|he|she|we|you|they|who|whoever|someone|somebody|anyone|anybody)";

	private static final String MENTION = "<?@[\\p{L}\\p{N}._-]*[\\p{L}\\p{N}]>?";

	private static final String DETERMINER = "(?:the|our|an?|this|that|another|one|their|his|her|my|your|some|any|every"
			+ "|each|both|two|three|several|most|either)(?:\\s+of\\s+(?:the|our|these))?";

	/** No word of these describes the person that follows. */
	private static final String LINKS = "(?!(?:that|which|who|of|and|or|to|by|in|on|at|for|the|an?|is|was|are|were|has"
			+ "|had|from|with|when|because|if|as|it|not|did|failed|should)\\b)";

	private static final String PLACED = "(?:\\s+(?:on|in|from|of|at)\\s+(?:the\\s+|this\\s+|our\\s+)?[\\p{L}-]+"
			+ "(?:\\s+(?:team|duty|shift|side))?)?";

	private static final String RELATIVE = "(?:,\\s[^,.;\\n]{1,60},|\\s+who\\s+[\\p{L}'-]+(?:\\s+[\\p{L}'-]+){0,4}?)?";

	PersonWords {
		roles = List.copyOf(roles);
		groups = List.copyOf(groups);
		names = Set.copyOf(names);
		notPeople = notPeople.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
		adverbs = List.copyOf(adverbs);
	}

	PersonWords knowing(Collection<String> more) {
		Set<String> all = new HashSet<>(names());
		more.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(all::add);
		return new PersonWords(roles(), groups(), all, notPeople(), adverbs());
	}

	/** People who do something, as a regular expression. */
	String subject() {
		String one = "(?:" + PRONOUN + PLACED + "|" + MENTION + "|" + named() + "|" + described() + PLACED + ")";
		return one + "(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+(?:and|or)\\s+)" + one + "){0,3}" + RELATIVE;
	}

	/** People to whom something belongs. */
	String owner() {
		return "(?:my|our|your|his|her|their|whose|(?:" + MENTION + "|" + named() + "|" + described() + ")'s?)";
	}

	/** What may come between a person and what is said about them. */
	String gapAfter() {
		return "(?:\\s+" + anyOf(adverbs()) + "){0,2}\\s+";
	}

	boolean isPerson(String words) {
		String lower = words.toLowerCase(Locale.ROOT);
		return notPeople().stream().noneMatch(lower::contains);
	}

	boolean isName(String words) {
		return words.startsWith("@") || words.startsWith("<@") || names().contains(words.split("[\\s,']", 2)[0])
				|| names().contains(words.replaceFirst("'s?$", ""));
	}

	private String named() {
		return "(?-i:(?=\\p{L})" + anyOf(names()) + "(?![\\p{L}\\p{N}-])(?:\\s+\\p{Lu}[\\p{L}-]+)?)";
	}

	private String described() {
		List<String> nouns = new ArrayList<>(roles());
		nouns.addAll(groups());
		return "(?:(?:" + DETERMINER + "\\s+)(?:" + LINKS + "[\\p{L}\\p{N}-]+\\s+){0,3}?|(?:" + LINKS
				+ "(?:[\\p{L}-]+)\\s+)?)" + anyOf(nouns)
				+ "s?(?![\\p{L}\\p{N}-])(?:\\s+(?-i:[A-Z])(?![\\p{L}\\p{N}']))?";
	}

	/** Longer ones first, as the first match wins. */
	private static String anyOf(Collection<String> words) {
		return "(?:" + words.stream()
			.sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
			.map(word -> Pattern.quote(word).replace(" ", "\\E\\s+\\Q"))
			.collect(Collectors.joining("|")) + ")";
	}

}
