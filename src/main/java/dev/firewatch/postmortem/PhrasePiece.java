package dev.firewatch.postmortem;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word of a phrase, or a placeholder.
 *
 * @param text the word or words, or what is in the braces
 * @param braced whether it was in braces, and so can be repeated by name
 */
record PhrasePiece(String text, boolean braced, boolean optional) {

	static final String PERSON = "person";

	private static final String OWNER = "person's";

	private static final String WORD = "word";

	private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");

	private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}'-]+(?:/[\\p{L}\\p{N}'-]+)*");

	private static final Pattern NAMED = Pattern.compile("[a-z]+:" + WORDS.pattern());

	static Optional<PhrasePiece> of(String text, boolean optional) {
		Matcher braces = BRACES.matcher(text);
		if (braces.matches()) {
			String inside = braces.group(1);
			boolean known = inside.equals(PERSON) || inside.equals(OWNER) || inside.equals(WORD)
					|| NAMED.matcher(inside).matches();
			return known ? Optional.of(new PhrasePiece(inside, true, optional)) : Optional.empty();
		}
		String words = text.strip().replaceAll("\\s+", " ");
		boolean plain = Arrays.stream(words.split(" ")).allMatch(word -> WORDS.matcher(word).matches());
		return plain ? Optional.of(new PhrasePiece(words, false, optional)) : Optional.empty();
	}

	boolean isPerson() {
		return place().filter(PERSON::equals).isPresent();
	}

	/** Whether it stands for people who do something. */
	boolean isActing() {
		return braced() && text().equals(PERSON);
	}

	/** The name by which it can be repeated. */
	Optional<String> place() {
		if (!braced()) {
			return Optional.empty();
		}
		return Optional.of(text().equals(OWNER) ? PERSON : text().replaceFirst(":.*", ""));
	}

	String regex(PersonWords personWords) {
		if (!braced()) {
			return Arrays.stream(text().split(" ")).map(PhrasePiece::either).collect(Collectors.joining("\\s+"));
		}
		return switch (text()) {
			case PERSON -> "(?<person>" + personWords.subject() + ")";
			case OWNER -> "(?<person>" + personWords.owner() + ")";
			// "Should have been told" is about what others did, "should have a name"
			// about what is wanted.
			case WORD -> "(?<word>(?!(?:been|had|have|an?|the|no|to|some|any|more)\\b)[\\p{L}'-]+)";
			default -> "(?<%s>%s)".formatted(text().replaceFirst(":.*", ""), either(text().replaceFirst(".*:", "")));
		};
	}

	static String either(String words) {
		return "(?:" + Arrays.stream(words.split("/")).map(Pattern::quote).collect(Collectors.joining("|")) + ")";
	}

}
