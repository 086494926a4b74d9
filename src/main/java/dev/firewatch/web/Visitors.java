package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page: by session, or in local mode whoever the workspace says they are.
 */
class Visitors {

	/** The local workspace's cookie that says who one is. */
	static final String WHO = "firewatch-person";

	private final Sessions sessions;

	private final People people;

	private final boolean localMode;

	Visitors(Sessions sessions, People people, boolean localMode) {
		this.sessions = sessions;
		this.people = people;
		this.localMode = localMode;
	}

	Optional<PersonId> known(@Nullable String session, @Nullable String who) {
		Optional<PersonId> bySession = session == null ? Optional.empty()
				: sessions.person(session).map(id -> people.find(id).map(Person::id).orElse(id));
		if (bySession.isPresent() || !localMode || who == null || who.isBlank()) {
			return bySession;
		}
		return people.find(new PersonId("local/" + who)).map(Person::id);
	}

	/** Whether somebody who has not said who they are sees what is not private. */
	boolean strangersWelcome() {
		return localMode;
	}

}
