package dev.firewatch.people;

import java.util.List;

/** What a chat platform knows about the people and user groups of an organisation. */
@FunctionalInterface
public interface Directory {

	/**
	 * Whom a name in the configuration means: a handle such as {@code @alice}, an e-mail
	 * address, or the id of an account or a user group. Never a name that people choose
	 * for themselves.
	 * @return nobody if the platform knows nobody by it
	 * @throws DirectoryAway if the platform can't be asked
	 */
	List<PersonId> named(String name);

}
