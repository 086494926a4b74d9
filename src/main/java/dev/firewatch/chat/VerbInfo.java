package dev.firewatch.chat;

import java.util.List;

/**
 * How help, completion and the documentation name a verb.
 *
 * @param rank its place in the list: verbs are listed in the order in which they are
 * mostly needed
 * @param usage the text form, such as {@code note [<when>] <text>}
 * @param summary what it does, in a few words
 */
public record VerbInfo(int rank, String name, List<String> aliases, Group group, String usage, String summary) {

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

	public boolean named(String word) {
		return name.equals(word) || aliases.contains(word);
	}

}
