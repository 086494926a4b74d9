package dev.firewatch.workflow.runbooks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.FirstWord;

/**
 * A run or one of its items as people name them, with the text that follows.
 *
 * @param run such as RB1
 * @param item its number; 0 if the run itself is meant
 */
record RunReference(String run, int item, String rest) {

	private static final Pattern ID = Pattern.compile("(?i)(RB\\d{1,3})(?:\\.(\\d{1,3}))?[,;:]?");

	/** What the text begins with; empty if that is nothing of a run. */
	static Optional<RunReference> in(String text) {
		FirstWord words = FirstWord.of(text);
		Matcher id = ID.matcher(words.first());
		return id.matches() ? Optional
			.of(new RunReference(id.group(1), id.group(2) == null ? 0 : Integer.parseInt(id.group(2)), words.rest()))
				: Optional.empty();
	}

}
