package dev.firewatch.chat.slack.web;

import java.text.Normalizer;
import java.util.Locale;

import dev.firewatch.chat.Cut;

/** A legal name for a channel. */
final class ChannelName {

	private static final int LONGEST = 80;

	private ChannelName() {
	}

	/**
	 * The wanted name made legal, in the letters of its own script; from the second
	 * attempt on with a number at the end.
	 */
	static String of(String wish, int attempt) {
		return cut(Normalizer.normalize(wish, Normalizer.Form.NFC)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{M}\\p{N}_]+", "-"), attempt);
	}

	/** The same in plain letters, which Slack takes everywhere. */
	static String plain(String wish, int attempt) {
		return cut(Normalizer.normalize(wish, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}+", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9_]+", "-"), attempt);
	}

	private static String cut(String name, int attempt) {
		String suffix = attempt == 1 ? "" : "-" + attempt;
		String legal = name.replaceAll("^-+|-+$", "");
		String some = legal.isEmpty() ? "incident" : legal;
		return Cut.beginning(some, LONGEST - suffix.length()).replaceAll("-+$", "") + suffix;
	}

}
