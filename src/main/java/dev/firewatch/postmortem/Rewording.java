package dev.firewatch.postmortem;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinder way to say a phrase; words in braces are filled in from what was found. */
record Rewording(String template) {

	private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

	private static final Map<String, String> OBJECTS = Map.ofEntries(Map.entry("i", "me"), Map.entry("he", "him"),
			Map.entry("she", "her"), Map.entry("we", "us"), Map.entry("they", "them"), Map.entry("who", "whom"),
			Map.entry("my", "me"), Map.entry("his", "him"), Map.entry("her", "her"), Map.entry("our", "us"),
			Map.entry("your", "you"), Map.entry("their", "them"));

	private static final Map<String, String> SUBJECTS = Map.of("my", "I", "his", "he", "her", "she", "our", "we",
			"your", "you", "their", "they", "me", "I", "him", "he", "us", "we", "them", "they");

	/** The words that are filled in. */
	Set<String> places() {
		Set<String> places = new LinkedHashSet<>();
		PLACE.matcher(template()).results().forEach(place -> places.add(place.group(1)));
		return places;
	}

	String filled(PhraseMatch match) {
		Matcher place = PLACE.matcher(template());
		return place.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.start(), match)));
	}

	private static String value(String place, int at, PhraseMatch match) {
		return switch (place) {
			case "person" -> inside(match.at("person"), at, match);
			case "them" -> pronoun(OBJECTS, inside(owner(match), at, match));
			case "they" -> pronoun(SUBJECTS, inside(owner(match), at, match));
			default -> match.at(place);
		};
	}

	private static String owner(PhraseMatch match) {
		return match.at("person").replaceFirst("(?<=s)['\u2019]$|['\u2019]s$", "");
	}

	private static String pronoun(Map<String, String> forms, String person) {
		return forms.getOrDefault(person.toLowerCase(Locale.ROOT), person);
	}

	/**
	 * A word that no longer opens the sentence loses its capital, unless it is a name.
	 */
	private static String inside(String person, int at, PhraseMatch match) {
		boolean keeps = at == 0 || match.ofName() || person.equals("I") || person.isEmpty();
		return keeps ? person : person.substring(0, 1).toLowerCase(Locale.ROOT) + person.substring(1);
	}

}
