package dev.firewatch.chat.teams.rooms;

import java.util.LinkedHashSet;
import java.util.Comparator;
import dev.firewatch.chat.teams.connector.TeamsFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.teams.connector.Connector;
import dev.firewatch.chat.teams.connector.TeamsGraph;
import dev.firewatch.chat.teams.connector.TeamsGraph.GraphMember;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import dev.firewatch.people.PersonId;

/**
 * Rooms that are group chats, for private incidents: unlike a private channel, a bot can
 * join one without anybody's help, and may write there.
 */
class GroupChats implements TeamsRooms {

	private final TeamsGraph graph;

	private final TeamsReferences references;

	private final TeamsPeople people;

	private final Connector connector;

	private final TeamsSettings settings;

	GroupChats(TeamsGraph graph, TeamsReferences references, TeamsPeople people, Connector connector,
			TeamsSettings settings) {
		this.graph = graph;
		this.references = references;
		this.people = people;
		this.connector = connector;
		this.settings = settings;
	}

	/** Whether a chat was opened under the key, even if the bot isn't in it yet. */
	boolean begun(String key) {
		return references.opened(begunAs(key)).isPresent();
	}

	private static String begunAs(String key) {
		return "chat/" + key;
	}

	/**
	 * Opens the people's chat and installs the bot in it. If an attempt ends between the
	 * two, the next one continues; if the first answer got lost, an empty chat stays
	 * behind.
	 */
	String open(String key, String topic, Set<PersonId> among) {
		String app = graph.catalogued(settings.appId());
		String chat = references.opened(begunAs(key)).orElseGet(() -> {
			String opened = graph.openChat(topic, members(among));
			references.opened(begunAs(key), opened);
			return opened;
		});
		graph.install(chat, app, TeamsGraph.CONSENTED);
		references.room(chat, connector.service(chat), null);
		return chat;
	}

	private List<GraphMember> members(Set<PersonId> among) {
		List<GraphMember> members = among.stream()
			.flatMap(person -> people.member(person).stream())
			.sorted(Comparator.comparing(GraphMember::directoryId))
			.toList();
		if (members.isEmpty()) {
			throw PlatformFailure.permanent("I don't know anybody in this private incident in Teams yet.");
		}
		return members;
	}

	@Override
	public String open(String key, String wish, boolean isPrivate) {
		throw new IllegalStateException("a group chat needs its people");
	}

	@Override
	public Set<PersonId> invite(RoomRef room, Set<PersonId> whom) {
		Set<PersonId> outside = new LinkedHashSet<>();
		whom.stream()
			.sorted(Comparator.comparing(PersonId::value))
			.filter(person -> people.member(person).filter(member -> joined(room, member)).isEmpty())
			.forEach(outside::add);
		return outside;
	}

	private boolean joined(RoomRef room, GraphMember person) {
		try {
			graph.join(room.id(), person);
			return true;
		}
		catch (TeamsFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			return false;
		}
	}

	@Override
	public void describe(RoomRef room, String text) {
		// The card in the chat says it.
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		// The card in the chat has the link.
	}

	@Override
	public void archive(RoomRef room) {
		// A chat that nobody writes in drops down the list by itself.
	}

	@Override
	public List<JsonNode> messages(RoomRef room, Instant since, int most) {
		throw PlatformFailure.permanent("I am not allowed to read along in a group chat.");
	}

}
