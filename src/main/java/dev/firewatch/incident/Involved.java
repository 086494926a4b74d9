package dev.firewatch.incident;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/**
 * Who has something to do with an incident, and what else decides who hears of it; what
 * lists read tells as much of it as the incident itself.
 */
public interface Involved {

	/** Stands for everybody of the organisation. */
	PersonId EVERYBODY = new PersonId("*");

	String title();

	Platform home();

	boolean isPrivate();

	PersonId declaredBy();

	List<RoleHolder> roles();

	Set<PersonId> members();

	/** Who may know of it though they take no part; {@link #EVERYBODY} if all may. */
	Set<PersonId> confidants();

	/** Whether the person may know that it exists. */
	default boolean visibleTo(PersonId person) {
		return !isPrivate() || members().contains(person) || confidants().contains(person)
				|| confidants().contains(EVERYBODY);
	}

	/** Whom it falls to: the commander, else whoever declared it. */
	default PersonId lead() {
		return holder("commander").orElse(declaredBy());
	}

	/** Who holds a role now. */
	default Optional<PersonId> holder(String role) {
		return roles().stream().filter(held -> held.role().equals(role)).map(RoleHolder::person).findFirst();
	}

}
