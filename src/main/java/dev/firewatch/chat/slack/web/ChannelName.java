package dev.firewatch.chat.slack.web;

import java.text.Normalizer;
import java.util.Locale;

/** A legal name for a channel. */
final class ChannelName {

	private static final int LONGEST = 80;

	private ChannelName() {
	}

	/**
	 * The wanted name made legal; from the second attempt on with a number at the end.
	 */
	static String of(String wish, int attempt) {
		String suffix = attempt == 1 ? "" : "-" + attempt;
		String plain = Normalizer.normalize(wish, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}+", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9_]+", "-")
			.replaceAll("^-+|-+$", "");
		if (plain.isEmpty()) {
			plain = "incident";
		}
		String cut = plain.substring(0, Math.min(plain.length(), LONGEST - suffix.length()));
		return cut.replaceAll("-+$", "") + suffix;
	}

}
