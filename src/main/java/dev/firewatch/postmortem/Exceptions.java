package dev.firewatch.postmortem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The contexts in which a blaming phrase doesn't blame. */
final class Exceptions {

	// We must not rewrite what somebody else said.
	private static final Pattern QUOTED = Pattern
		.compile("\"[^\"\\n]{1,200}\"|\u201c[^\u201d\\n]{1,200}\u201d|`[^`\\n]{1,200}`");

	private static final int WITHIN = 60;

	/** Between a denial and what is denied. */
	private static final String BETWEEN = "(?:\\s+(?:an?|the|any|about|down|to|by|of|because|due|from|simple|plain))*\\s+$";

	private final Pattern denied;

	private final Pattern technical;

	/**
	 * @param before words that deny a phrase after them
	 * @param after words that make a phrase before them technical
	 */
	Exceptions(List<String> before, List<String> after) {
		this.denied = Pattern.compile("(?<![\\p{L}\\p{N}])" + anyOf(before) + BETWEEN, Pattern.CASE_INSENSITIVE);
		this.technical = Pattern.compile("[\\s-]+" + anyOf(after) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
	}

	/**
	 * @param namesSomething whether the text there can be part of a technical term
	 */
	boolean apply(String text, int start, int end, boolean namesSomething) {
		return this.denied.matcher(text).region(Math.max(0, start - WITHIN), start).find()
				|| namesSomething && this.technical.matcher(text).region(end, text.length()).lookingAt()
				|| QUOTED.matcher(text).results().anyMatch(quote -> quote.start() < start && end < quote.end());
	}

	private static String anyOf(Collection<String> words) {
		return "(?:" + words.stream()
			.sorted(Comparator.comparingInt(String::length).reversed())
			.map(Pattern::quote)
			.collect(Collectors.joining("|")) + ")";
	}

}
