package dev.firewatch.chat.teams;

import java.util.Optional;

import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** The chat that each person has with the bot alone, and where things are found. */
class TeamsChats {

	private static final String LINKS = "https://teams.microsoft.com/l/";

	/** That the link is to a chat, as Teams wants it said. */
	private static final String CHAT = "&context=%7B%22contextType%22%3A%22chat%22%7D";

	private static final String FOR_ALL = "An administrator can install it for all: Teams admin center, Teams apps,"
			+ " Setup policies, Global, Installed apps, Add apps.";

	private final TeamsReferences references;

	private final TeamsPeople people;

	private final Connector connector;

	private final TeamsSettings settings;

	private final Administrators administrators;

	TeamsChats(TeamsReferences references, TeamsPeople people, Connector connector, TeamsSettings settings,
			Administrators administrators) {
		this.administrators = administrators;
		this.references = references;
		this.people = people;
		this.connector = connector;
		this.settings = settings;
	}

	/** The person's chat, opened if need be. */
	String with(PersonId person) {
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
	 * Somebody can't be written to alone. Of all of them together an administrator is
	 * told once.
	 */
	UnreachablePerson unreachable(String name) {
		administrators.tell(Platform.TEAMS, "installation",
				"Not everybody can be reached in Teams: the app is not installed for " + name
						+ ", and perhaps for others. " + FOR_ALL
						+ " Until then they are asked in the incident's room.");
		return new UnreachablePerson(
				name + " cannot be reached in Teams: the app is not installed for them. " + FOR_ALL);
	}

	/** Nobody is called so who was to be invited; an administrator is told once. */
	void unknown(String name) {
		administrators.tell(Platform.TEAMS, "handle/" + name,
				"Nobody in Teams is called " + name
						+ ", so nobody was invited. An administrator can mend it: correct the name in services.yml or"
						+ " policy.yml; people are known here once they have spoken to me or are in the team.");
	}

	/** The address of a channel or of a message in it; null where there is none. */
	@Nullable String link(String conversation, @Nullable String message) {
		if (GroupChats.isGroupChat(conversation)) {
			return LINKS
					+ (message == null ? "chat/" + Connector.encoded(conversation) + "/conversations"
							: "message/" + Connector.encoded(conversation) + "/" + Connector.encoded(message))
					+ "?tenantId=" + Connector.encoded(settings.tenantId()) + CHAT;
		}
		String channel = TeamsInbound.channel(conversation);
		if (!TeamsPosts.isChannel(channel)) {
			return null;
		}
		String root = conversation.equals(channel) ? null
				: conversation.substring(channel.length() + ";messageid=".length());
		String shown = message == null ? root : message;
		String team = references.room(channel)
			.map(Reference::team)
			.or(() -> settings.teams().stream().findFirst())
			.orElse(null);
		String parameters = "tenantId=" + Connector.encoded(settings.tenantId())
				+ (team == null ? "" : "&groupId=" + Connector.encoded(team));
		String address = LINKS + (shown == null ? "channel/" + Connector.encoded(channel) + "/incident"
				: "message/" + Connector.encoded(channel) + "/" + Connector.encoded(shown));
		return address + "?" + parameters + (root != null && message != null ? "&parentMessageId=" + root : "");
	}

}
