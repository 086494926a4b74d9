package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.teams.cards.CardText;
import dev.firewatch.chat.teams.connector.Connector;
import dev.firewatch.chat.teams.connector.Reference;
import dev.firewatch.chat.teams.connector.TeamsFailure;
import dev.firewatch.chat.teams.connector.TeamsGraph;
import dev.firewatch.chat.teams.connector.TeamsGraph.GraphMember;
import dev.firewatch.chat.teams.connector.TeamsGraph.Channel;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rooms that are channels of a team, opened by Microsoft Graph. */
class ChannelRooms implements TeamsRooms {

	private static final Logger log = LoggerFactory.getLogger(ChannelRooms.class);

	private static final int LONGEST_NAME = 50;

	private static final int LONGEST_DESCRIPTION = 1_000;

	private static final int MOST_SUFFIXES = 20;

	private static final String OURS = "Firewatch ";

	private final TeamsGraph graph;

	private final TeamsReferences references;

	private final TeamsPeople people;

	private final Connector connector;

	private final ChannelQuota quota;

	private final TeamsSettings settings;

	ChannelRooms(TeamsGraph graph, TeamsReferences references, TeamsPeople people, Connector connector,
			ChannelQuota quota, TeamsSettings settings) {
		this.quota = quota;
		this.graph = graph;
		this.references = references;
		this.people = people;
		this.connector = connector;
		this.settings = settings;
	}

	/** Opens the channel in the first team that has room for it. */
	@Override
	public String open(String key, String wish, boolean isPrivate) {
		TeamsFailure full = null;
		for (String team : settings.teams()) {
			try {
				String channel = open(team, key, wish, isPrivate);
				quota.opened(team);
				return channel;
			}
			catch (TeamsFailure failure) {
				if (!failure.full()) {
					throw failure;
				}
				log.warn("The team {} has as many channels as Teams allows; those deleted count for 30 days", team);
				full = failure;
			}
		}
		if (full == null) {
			throw PlatformFailure
				.permanent("Teams has no team for incidents: an administrator can name one as TEAMS_TEAM_ID.");
		}
		throw PlatformFailure.permanent("Every team for incidents has as many channels as Teams allows."
				+ " An administrator can fix this: add another team to TEAMS_TEAM_ID, or delete old channels.");
	}

	/**
	 * Graph has no key for a channel, so its description carries ours: if the name is
	 * taken, that channel is checked before another name is tried.
	 */
	private String open(String team, String key, String wish, boolean isPrivate) {
		String owner = isPrivate ? owner(team) : null;
		for (int n = 1; n <= MOST_SUFFIXES; n++) {
			String name = name(wish, n);
			Optional<Channel> opened = create(team, name, key, owner);
			if (opened.isEmpty()) {
				opened = graph.find(team, name).filter(taken -> taken.isPrivate() == isPrivate && isOurs(taken, key));
			}
			if (opened.isPresent()) {
				String id = opened.get().id();
				references.room(id, service(id), team);
				references.owner(id, owner);
				return id;
			}
		}
		throw PlatformFailure.permanent("Teams would not let me open the channel " + name(wish, 1)
				+ ": channels with that name already exist. Rename one of them.");
	}

	private Optional<Channel> create(String team, String name, String key, @Nullable String owner) {
		try {
			return Optional.of(graph.create(team, name, OURS + key, owner));
		}
		catch (TeamsFailure failure) {
			if (failure.outcome() == FailureOutcome.PERMANENT && failure.nameTaken()) {
				return Optional.empty();
			}
			throw failure;
		}
	}

	private static boolean isOurs(Channel channel, String key) {
		return !channel.isArchived() && channel.description().lines().anyMatch(line -> line.strip().equals(OURS + key));
	}

	private String owner(String team) {
		return graph.owner(team)
			.orElseThrow(() -> PlatformFailure
				.permanent("Teams wants an owner for a private channel, and nobody owns the team " + team + "."));
	}

	private String service(String channel) {
		return connector.service(channel);
	}

	/** Teams forbids long names and some characters. */
	private static String name(String wish, int n) {
		String suffix = n == 1 ? "" : "-" + n;
		String plain = wish.replaceAll("[^\\p{L}\\p{M}\\p{N} -]+", "-").replaceAll("-{2,}", "-").strip();
		String trimmed = plain.replaceAll("^[-_. ]+|[-_. ]+$", "");
		String name = trimmed.isEmpty() ? "incident" : trimmed;
		if (name.length() > LONGEST_NAME - suffix.length()) {
			name = Cut.beginning(name, LONGEST_NAME - suffix.length()).replaceAll("[-_. ]+$", "");
		}
		return name + suffix;
	}

	@Override
	public Set<PersonId> invite(RoomRef room, Set<PersonId> whom) {
		Reference reference = references.room(room.id()).orElse(null);
		String owner = reference == null ? null : reference.mark();
		String team = reference == null ? null : reference.team();
		if (team == null || owner == null) {
			// Everybody in the team sees any other channel.
			return Set.of();
		}
		Set<PersonId> outside = new LinkedHashSet<>(whom);
		whom.stream()
			.filter(person -> people.member(person).filter(member -> added(team, room, member)).isPresent())
			.forEach(outside::remove);
		boolean stays = whom.stream().anyMatch(person -> people.directoryId(person).filter(owner::equals).isPresent());
		if (outside.size() < whom.size() && !owner.isEmpty()) {
			if (!stays) {
				graph.remove(team, room.id(), owner);
			}
			references.owner(room.id(), "");
		}
		return outside;
	}

	private boolean added(String team, RoomRef room, GraphMember person) {
		try {
			graph.add(team, room.id(), person);
			return true;
		}
		catch (TeamsFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			if (!failure.nameTaken()) {
				log.warn("Somebody could not be added to a private channel: {}", failure.getMessage());
			}
			return failure.nameTaken();
		}
	}

	@Override
	public void describe(RoomRef room, String text) {
		team(room).ifPresent(team -> {
			String key = references.keyOf(room.id());
			String shown = Cut.to(CardText.plain(text), LONGEST_DESCRIPTION - key.length() - OURS.length());
			graph.describe(team, room.id(), shown + "\n" + OURS + key);
		});
	}

	/** A tab is what a bookmark is in Teams. */
	@Override
	public void bookmark(RoomRef room, String title, String url) {
		team(room).ifPresent(team -> {
			if (!graph.tabs(team, room.id()).contains(url)) {
				graph.addTab(team, room.id(), title, url);
			}
		});
	}

	@Override
	public void archive(RoomRef room) {
		team(room).ifPresent(team -> {
			try {
				graph.archive(team, room.id());
			}
			catch (TeamsFailure failure) {
				// It is already archived.
				if (failure.status() != 409) {
					throw failure;
				}
			}
		});
	}

	@Override
	public List<JsonNode> messages(RoomRef room, Instant since, int most) {
		return team(room).map(team -> graph.messages(team, room.id(), since, most))
			.orElseThrow(() -> PlatformFailure.permanent("I don't know which team the channel belongs to."));
	}

	private Optional<String> team(RoomRef room) {
		return references.room(room.id()).map(Reference::team);
	}

}
