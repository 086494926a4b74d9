package dev.firewatch.workflow.kernel;

import java.util.Collection;
import java.util.Optional;

import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;

/** Refuses to give work to somebody whose account is deactivated. */
public final class Departures {

	private Departures() {
	}

	/** Why they can't be given anything; empty if none of them is gone. */
	public static Optional<String> refusal(People people, Collection<PersonId> given) {
		return people.findAll(given)
			.stream()
			.filter(Person::isGone)
			.findFirst()
			.map(person -> person.name() + " is gone: their account is deactivated. Name somebody else.");
	}

}
