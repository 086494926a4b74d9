package dev.firewatch.policy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Words that are looked for in what people write; case, curly quotes, hyphens, line
 * breaks and a plural "s" don't matter.
 */
public final class SignalPhrase {

	private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\u2010-\u2015_-]+");

	private static final Pattern CURLY_SINGLE = Pattern.compile("[\u2018\u2019\u201a\u201b]");

	private static final Pattern CURLY_DOUBLE = Pattern.compile("[\u201c\u201d\u201e]");

	private final String text;

	private final Pattern pattern;

	public SignalPhrase(String text) {
		if (text.isBlank()) {
			throw new IllegalArgumentException("A phrase needs words");
		}
		this.text = text;
		this.pattern = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(plain(text)) + "(?:s)?(?![\\p{L}\\p{N}])");
	}

	/** As the policy writes it. */
	public String text() {
		return this.text;
	}

	/** Where a text that is {@link #plain} first contains it; negative if nowhere. */
	public int placeInPlain(String plain) {
		Matcher found = this.pattern.matcher(plain);
		return found.find() ? found.start() : -1;
	}

	/** Whether a text that is {@link #plain} contains it, as whole words. */
	boolean isInPlain(String plain) {
		return placeInPlain(plain) >= 0;
	}

	/** Two policies that say the same are equal. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignalPhrase phrase && phrase.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

	/** The text without what doesn't matter, to look for many phrases in. */
	public static String plain(String text) {
		String straight = CURLY_DOUBLE.matcher(CURLY_SINGLE.matcher(text).replaceAll("'")).replaceAll("\"");
		return GAP.matcher(straight).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
	}

}
