package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.connector.Connector;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import dev.firewatch.people.PersonId;

import org.springframework.util.StringUtils;

/**
 * Rooms that are threads of one channel, for when we may not open channels. A thread has
 * neither members nor a topic of its own.
 */
class ThreadRooms implements TeamsRooms {

	private final TeamsPosts posts;

	private final TeamsReferences references;

	private final Connector connector;

	private final TeamsSettings settings;

	ThreadRooms(TeamsPosts posts, TeamsReferences references, Connector connector, TeamsSettings settings) {
		this.posts = posts;
		this.references = references;
		this.connector = connector;
		this.settings = settings;
	}

	/** The channel whose threads they are. */
	Optional<String> channel() {
		String configured = settings.channelId().strip();
		// Without credentials somebody is trying things out on this machine.
		return StringUtils.hasText(configured) ? Optional.of(configured)
				: settings.hasCredentials() ? Optional.empty() : references.latestChannel();
	}

	@Override
	public String open(String key, String wish, boolean isPrivate) {
		if (isPrivate) {
			throw PlatformFailure.permanent("Teams would not let me open a private channel, and a thread is no private"
					+ " place. An administrator can fix this: set TEAMS_TEAM_ID and consent to Channel.Create.");
		}
		String channel = channel().orElseThrow(() -> PlatformFailure.permanent(settings.hasCredentials()
				? "Teams has no place for incidents: an administrator can set TEAMS_TEAM_ID (a channel for each) or"
						+ " TEAMS_CHANNEL_ID (a thread for each)."
				: "I haven't seen a Teams channel yet: mention me in one first."));
		Connector.Thread thread = posts.begin(channel, Message.of(wish, Block.paragraph(Span.strong(wish)),
				Block.aside(Span.plain("This thread is the incident's room."))), "thread/" + key);
		references.room(thread.conversation(), connector.service(channel), null);
		return thread.conversation();
	}

	@Override
	public Set<PersonId> invite(RoomRef room, Set<PersonId> people) {
		// Everybody who sees the channel sees the thread.
		return Set.of();
	}

	@Override
	public void describe(RoomRef room, String text) {
		// The card in the thread says it.
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		// The card in the thread has the link.
	}

	@Override
	public List<JsonNode> messages(RoomRef room, Instant since, int most) {
		throw PlatformFailure.permanent("Teams doesn't let me read threads: that needs a channel for each incident.");
	}

	@Override
	public void archive(RoomRef room) {
		// A thread that nobody writes in disappears by itself.
	}

}
