package dev.firewatch.workflow.home;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Verbs that are promised but not built yet. A text counts as one only where it could
 * mean nothing else: "merge done" and "rollback failed" are what people write at night.
 */
enum PromisedVerb {

	TASK("task", ".*", "Until then, write it down with `note`, or as a `fix` with an owner."),

	MERGE("merge", "(?:INC-\\S+|\\d{1,4})(?: .*)?|",
			"Until then, `cancel` one of the two and name the other in the reason."),

	SUBSCRIBE("subscribe", ".*", "Until then, `join` the incident, or ask for `status`.");

	private final Pattern text;

	private final String meanwhile;

	/**
	 * @param object what has to follow the word
	 */
	PromisedVerb(String word, String object, String meanwhile) {
		this.text = Pattern.compile("(?:(?:INC-\\S+|\\d+) +)?" + word + "(?: +|$)(?:" + object + ")",
				Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
		this.meanwhile = meanwhile;
	}

	static Optional<PromisedVerb> in(String text) {
		return Arrays.stream(values()).filter(verb -> verb.text.matcher(text.strip()).matches()).findFirst();
	}

	String sentence() {
		return ("I can't do that yet. " + meanwhile).strip();
	}

}
