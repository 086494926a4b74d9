package dev.firewatch.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words that are looked for in what people write; case, curly quotes, hyphens, line
 * breaks and a plural "s" don't matter.
 */
public record SignalPhrase(String text) {

	private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\u2010-\u2015_-]+");

	public SignalPhrase {
		if (text.isBlank()) {
			throw new IllegalArgumentException("A phrase needs words");
		}
	}

	/** Whether a text contains the phrase, as whole words. */
	public boolean isIn(String text) {
		return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(plain(this.text)) + "(?:s)?(?![\\p{L}\\p{N}])")
			.matcher(plain(text))
			.find();
	}

	private static String plain(String text) {
		String straight = text.replaceAll("[\u2018\u2019\u201a\u201b]", "'").replaceAll("[\u201c\u201d\u201e]", "\"");
		return GAP.matcher(straight).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
	}

}
