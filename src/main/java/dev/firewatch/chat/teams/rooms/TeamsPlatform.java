package dev.firewatch.chat.teams.rooms;

import java.util.stream.Collectors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlannedCall;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.connector.Reference;
import dev.firewatch.chat.teams.connector.TeamsBudget;
import dev.firewatch.chat.teams.connector.TeamsChats;
import dev.firewatch.chat.teams.connector.TeamsFailure;
import dev.firewatch.chat.teams.connector.TeamsLinks;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Microsoft Teams, by the Bot Framework's Connector and Microsoft Graph. */
class TeamsPlatform implements ChatPlatform {

	private static final Logger log = LoggerFactory.getLogger(TeamsPlatform.class);

	private final FallbackRooms rooms;

	private final TeamsPosts posts;

	private final TeamsBudget budget;

	private final TeamsPeople people;

	private final TeamsReferences references;

	private final TeamsChats chats;

	private final TeamsLinks links;

	private final TeamsHistory history;

	TeamsPlatform(FallbackRooms rooms, TeamsPosts posts, TeamsBudget budget, TeamsPeople people,
			TeamsReferences references, TeamsChats chats, TeamsLinks links) {
		this.rooms = rooms;
		this.posts = posts;
		this.budget = budget;
		this.people = people;
		this.references = references;
		this.chats = chats;
		this.links = links;
		this.history = new TeamsHistory(rooms, people, links);
	}

	@Override
	public Platform platform() {
		return Platform.TEAMS;
	}

	@Override
	public Duration untilTurn(PlannedCall call) {
		return budget.untilTurn(call);
	}

	@Override
	public RoomRef openRoom(String key, String wish, boolean isPrivate) {
		return room(rooms.open(key, wish, isPrivate));
	}

	@Override
	public RoomRef openPrivateRoom(String key, String wish, Set<PersonId> among) {
		return room(rooms.openPrivate(key, wish, among));
	}

	/**
	 * Adds people and mentions them: a channel open to the whole team doesn't tell
	 * anybody that they are needed.
	 */
	@Override
	public void invite(RoomRef room, Set<PersonId> whom, List<String> groups) {
		List<PersonId> all = new ArrayList<>(whom);
		for (String group : groups) {
			Optional<PersonId> person = people.named(group);
			person.ifPresent(all::add);
			if (person.isEmpty()) {
				chats.unknown(group);
			}
		}
		List<PersonId> here = all.stream().distinct().filter(person -> people.userId(person).isPresent()).toList();
		Set<PersonId> outside = rooms.invite(room, Set.copyOf(here));
		if (!outside.isEmpty()) {
			posts.post(room, notAdded(outside), "outside/" + room.id() + "/" + outside, false);
		}
		List<PersonId> called = here.stream()
			.filter(person -> !outside.contains(person) && !references.wasCalled(room.id(), person))
			.toList();
		if (!called.isEmpty()) {
			posts.post(room, calling(called), "called/" + room.id() + "/" + called, false);
			called.forEach(person -> references.called(room.id(), person));
		}
	}

	/** One line in the room: somebody there may be able to add them. */
	private Message notAdded(Set<PersonId> outside) {
		String names = outside.stream().map(people::nameOf).sorted().collect(Collectors.joining(", "));
		return Message
			.text("I couldn't add " + names + ". Somebody here may be able to: add them to this conversation.");
	}

	private Message calling(List<PersonId> called) {
		List<Span> line = new ArrayList<>(List.of(Span.plain("Called in: ")));
		for (PersonId person : called) {
			line.add(Span.plain(line.size() == 1 ? "" : ", "));
			line.add(new Span.Mention(person, people.nameOf(person)));
		}
		return new Message("You have been called in", List.of(new Block.Paragraph(line)));
	}

	@Override
	public void topic(RoomRef room, String text) {
		rooms.describe(room, text);
	}

	@Override
	public RoomRef directRoom(PersonId person) {
		return room(chats.with(person));
	}

	/** There is one channel for announcements, whatever name is asked for. */
	@Override
	public RoomRef namedRoom(String name) {
		return room(rooms.announceChannel()
			.orElseThrow(() -> PlatformFailure.permanent("Teams has no channel for announcements."
					+ " An administrator can fix this: set TEAMS_CHANNEL_ID.")));
	}

	@Override
	public MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		try {
			return posts.post(room, message, key, uncertain);
		}
		catch (TeamsFailure failure) {
			// The app was removed, or the person has blocked it.
			throw failure.status() == 403 && isPersonal(room) ? chats.unreachable("somebody") : failure;
		}
	}

	private static boolean isPersonal(RoomRef room) {
		return !room.id().contains("@thread");
	}

	@Override
	public MessageRef update(MessageRef message, Message newMessage, String key) {
		return posts.update(message, newMessage, key);
	}

	@Override
	public List<ChannelMessage> history(RoomRef room, Instant since, int most) {
		return history.read(room, since, most);
	}

	@Override
	public List<MessageRef> echoes(RoomRef room, Instant since, int most, String words) {
		return history.echoes(room, since, most, words);
	}

	/** A Teams bot can't pin anything in a channel. */
	@Override
	public byte[] file(RoomRef room, SharedFile file, long most) {
		return posts.file(file, most);
	}

	@Override
	public void pin(MessageRef message) {
		log.debug("Teams lets no bot pin a message");
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		rooms.bookmark(room, title, url);
	}

	/** A Teams bot can't react; a capture is confirmed to the person who made it. */
	@Override
	public void react(MessageRef message, String reaction) {
		log.debug("Teams lets no bot react to a message");
	}

	@Override
	public void archive(RoomRef room) {
		rooms.archive(room);
	}

	/** Changes the card in the personal chat, if there is one; nobody is notified. */
	@Override
	public void home(PersonId person, Message message) {
		Reference chat = references.person(person).orElse(null);
		String card = chat == null ? null : chat.mark();
		if (chat != null && card != null && !posts.update(new MessageRef(room(chat.conversation()), card),
				posts.activity(posts.card(message), ""))) {
			references.home(person, null);
		}
	}

	/**
	 * A Teams channel can't show anything to one person alone, so it goes to their own
	 * chat.
	 */
	@Override
	public void whisper(RoomRef room, PersonId person, Message message) {
		try {
			posts.post(directRoom(person), message, "whisper/" + UUID.randomUUID(), false);
		}
		catch (PlatformFailure failure) {
			if (failure.outcome() == FailureOutcome.PERMANENT) {
				log.warn("Somebody could not be told something: {}", failure.code());
			}
			throw failure;
		}
	}

	@Override
	public @Nullable String link(RoomRef room, @Nullable MessageRef message) {
		return links.link(room.id(), message == null ? null : message.id());
	}

	private static RoomRef room(String id) {
		return new RoomRef(Platform.TEAMS, id);
	}

}
