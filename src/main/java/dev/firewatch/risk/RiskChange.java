package dev.firewatch.risk;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is different in a version of a risk.
 *
 * @param before null if it was not there
 * @param after null if it is no longer there
 */
public record RiskChange(String field, @Nullable String before, @Nullable String after) {

	/** What stands in the history of longer texts. */
	private static final int LONGEST = 300;

	public RiskChange {
		before = cut(before);
		after = cut(after);
	}

	private static @Nullable String cut(@Nullable String text) {
		return text == null || text.length() <= LONGEST ? text
				: text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1)) + "…";
	}

}
