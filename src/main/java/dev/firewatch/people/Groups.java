package dev.firewatch.people;

import java.util.List;

/** The user groups of chat platforms that have them. */
@FunctionalInterface
public interface Groups {

	/**
	 * The members of the group with this handle; nobody if there is none or it can't be
	 * read.
	 */
	List<PersonId> members(String handle);

}
