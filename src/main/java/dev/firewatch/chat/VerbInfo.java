package dev.firewatch.chat;

import java.util.List;

/**
 * How help, completion and the documentation name a verb.
 *
 * @param rank its place in the list: verbs are listed in the order in which people need
 * them
 * @param usage the text form, such as {@code note [<when>] <text>}
 * @param summary what it does, in a few words
 * @param form when pressing its button opens a form
 */
public record VerbInfo(int rank, String name, List<String> aliases, Group group, String usage, String summary,
		FormUse form) {

	public VerbInfo(int rank, String name, List<String> aliases, Group group, String usage, String summary) {
		this(rank, name, aliases, group, usage, summary, FormUse.NEVER);
	}

	/** Whether pressing a button of the verb opens a form; a guess is good enough. */
	public enum FormUse {

		NEVER, WITHOUT_ARGUMENT, ALWAYS;

		boolean isOpened(String argument) {
			return this == ALWAYS || this == WITHOUT_ARGUMENT && argument.isBlank();
		}

	}

	/** The same verb, which asks for its argument if it has none. */
	public VerbInfo asking() {
		return new VerbInfo(rank, name, aliases, group, usage, summary, FormUse.WITHOUT_ARGUMENT);
	}

	/** The same verb, which usually asks for more. */
	public VerbInfo asksAlways() {
		return new VerbInfo(rank, name, aliases, group, usage, summary, FormUse.ALWAYS);
	}

	/** The part of the story in which a verb is used. */
	public enum Group {

		INCIDENT("During the incident"), POSTMORTEM("The postmortem"), FIXES("Fixes, until verified"),
		OVERVIEW("Overview");

		private final String title;

		Group(String title) {
			this.title = title;
		}

		public String title() {
			return title;
		}

	}

	/**
	 * Whether text of the caller's own follows the verb, rather than only an incident.
	 */
	boolean takesText() {
		return usage.replace("[<incident>]", "").contains("<");
	}

	public boolean named(String word) {
		return name.equals(word) || aliases.contains(word);
	}

}
