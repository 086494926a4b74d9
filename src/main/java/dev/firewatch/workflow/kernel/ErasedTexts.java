package dev.firewatch.workflow.kernel;

import java.util.List;

/** What must not stand anywhere any more, such as a password that somebody noted. */
public record ErasedTexts(List<String> all) {

	/** Shorter ones, such as "ok", stand everywhere by chance. */
	private static final int TELLING = 6;

	public ErasedTexts {
		all = List.copyOf(all);
	}

	/** Whether the text is so short that it may stand somewhere by chance. */
	public static boolean isShort(String text) {
		return text.strip().length() < TELLING;
	}

	/** Whether one of them stands in the text; short ones only if they are all of it. */
	public boolean standIn(String text) {
		return all.stream().anyMatch(one -> isShort(one) ? text.strip().equals(one.strip()) : text.contains(one));
	}

}
