package dev.firewatch.people;

import java.util.List;

/** The user groups of the chat platforms that have such. */
@FunctionalInterface
public interface Groups {

	/** Who is in the group of the handle; nobody if there is none or it can't be read. */
	List<PersonId> members(String handle);

}
