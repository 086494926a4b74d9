package dev.firewatch.chat;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people put before a verb to speak to the bot: a greeting, its name, the slash
 * command once more, and the marks after them.
 */
final class Addressing {

	private static final Pattern MARKS = Pattern.compile("^[\\s,:;!]+");

	private static final Pattern NAME = Pattern.compile("^(?:@firewatch|/incident)(?=[\\s,:;!]|$)",
			Pattern.CASE_INSENSITIVE);

	/** Counts only before a verb: else it is what was said. */
	private static final Pattern GREETING = Pattern.compile("^(?:hey|hi|hello)(?=[\\s,:;!])", Pattern.CASE_INSENSITIVE);

	private Addressing() {
	}

	/**
	 * @param command whether a text begins with a verb
	 */
	static String stripped(String text, Predicate<String> command) {
		String bare = bare(text);
		Matcher greeting = GREETING.matcher(bare);
		if (greeting.find()) {
			String rest = bare(bare.substring(greeting.end()));
			return command.test(rest) ? rest : bare;
		}
		return bare;
	}

	private static String bare(String text) {
		String rest = MARKS.matcher(text).replaceFirst("");
		Matcher name = NAME.matcher(rest);
		return name.find() ? bare(rest.substring(name.end())) : rest;
	}

}
