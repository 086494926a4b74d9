package dev.firewatch.policy;

import java.util.List;
import java.util.Locale;

/** A role that somebody takes in an incident, and the words people use for it. */
public record RoleRule(String id, String title, List<String> aliases) {

	public RoleRule {
		aliases = List.copyOf(aliases);
	}

	/** Whether a text names this role; case, hyphens and extra spaces don't matter. */
	public boolean isCalled(String text) {
		String name = plain(text);
		return plain(this.id).equals(name) || plain(this.title).equals(name)
				|| this.aliases.stream().anyMatch((alias) -> plain(alias).equals(name));
	}

	private static String plain(String name) {
		return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_\u2010-\u2015-]+", " ");
	}

}
