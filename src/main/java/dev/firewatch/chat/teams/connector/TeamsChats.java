package dev.firewatch.chat.teams.connector;

import java.util.Optional;

import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/** Each person's own chat with the bot. */
public class TeamsChats {

	private static final String FOR_ALL = "An administrator can install it for all: Teams admin center, Teams apps,"
			+ " Setup policies, Global, Installed apps, Add apps.";

	private final TeamsReferences references;

	private final TeamsPeople people;

	private final Connector connector;

	private final Administrators administrators;

	TeamsChats(TeamsReferences references, TeamsPeople people, Connector connector, Administrators administrators) {
		this.administrators = administrators;
		this.references = references;
		this.people = people;
		this.connector = connector;
	}

	/** The person's chat, opened if necessary. */
	public String with(PersonId person) {
		Optional<Reference> known = references.person(person);
		if (known.isPresent()) {
			return known.get().conversation();
		}
		String userId = people.userId(person)
			.orElseThrow(() -> new UnreachablePerson(person.value() + " has no account on Teams."));
		try {
			String conversation = connector.chat(userId);
			references.person(person, conversation, connector.service(""));
			return conversation;
		}
		catch (TeamsFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			throw unreachable(people.nameOf(person));
		}
	}

	/**
	 * Somebody can't get a direct message. An administrator is told once for all of them.
	 */
	public UnreachablePerson unreachable(String name) {
		administrators.tell(Platform.TEAMS, "installation",
				"Not everybody can be reached in Teams: the app is not installed for " + name
						+ ", and perhaps for others. " + FOR_ALL
						+ " Until then they are asked in the incident's room.");
		return new UnreachablePerson(
				name + " can't be reached in Teams: the app is not installed for them. " + FOR_ALL);
	}

	/** Somebody to be invited isn't known by that name; an administrator is told once. */
	public void unknown(String name) {
		administrators.tell(Platform.TEAMS, "handle/" + name,
				"Nobody in Teams is called " + name
						+ ", so nobody was invited. An administrator can fix this: correct the name in services.yml or"
						+ " policy.yml; people are known here once they have spoken to me or are in the team.");
	}

}
