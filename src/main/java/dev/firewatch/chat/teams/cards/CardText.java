package dev.firewatch.chat.teams.cards;

import java.util.regex.Pattern;

/** Makes text that people typed harmless in a card. */
public final class CardText {

	/** Shown as nothing, it keeps two characters from meaning something together. */
	private static final String APART = "\u2060";

	private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

	private static final Pattern MARKUP = Pattern.compile("[\\\\*_\\[\\]`~]");

	private static final Pattern LINE_START = Pattern.compile("(?m)^([ \t]*)([#>+-]|\\d{1,9}[.)])");

	private CardText() {
	}

	/**
	 * Text for places without markup: without what can't be shown, and without the braces
	 * that would begin a date.
	 */
	public static String plain(String text) {
		return UNREADABLE.matcher(paired(text)).replaceAll("").replaceAll("\\{(?=\\{|$)", "{" + APART);
	}

	/** Text for places with markup, escaped so that it reads as typed. */
	static String escaped(String text) {
		String marked = MARKUP.matcher(plain(text)).replaceAll("\\\\$0");
		String started = LINE_START.matcher(marked).replaceAll("$1" + APART + "$2");
		// Neither an HTML element nor a named character.
		String named = started.replace("<", "<" + APART).replace("&", "&" + APART);
		return named.replace("\n", "\n\n");
	}

	/** Half a surrogate pair can't be sent. */
	private static String paired(String text) {
		StringBuilder whole = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				whole.append(c).append(text.charAt(++i));
			}
			else {
				whole.append(Character.isSurrogate(c) ? '\ufffd' : c);
			}
		}
		return whole.toString();
	}

}
