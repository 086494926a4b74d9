package dev.firewatch.chat.slack.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlannedCall;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.chat.slack.blocks.SlackPlace;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** Slack, by its Web API. */
class SlackPlatform implements ChatPlatform {

	private final SlackRooms rooms;

	private final SlackInvitations invitations;

	private final SlackPosts posts;

	private final SlackPeople people;

	private final SlackIdentity identity;

	private final SlackBudget budget;

	private final SlackHistory history;

	private final SlackFiles files;

	SlackPlatform(SlackRooms rooms, SlackInvitations invitations, SlackPosts posts, SlackPeople people,
			SlackIdentity identity, SlackBudget budget, SlackFiles files) {
		this.rooms = rooms;
		this.invitations = invitations;
		this.posts = posts;
		this.people = people;
		this.identity = identity;
		this.budget = budget;
		this.files = files;
		this.history = new SlackHistory(posts, people, identity);
	}

	@Override
	public Platform platform() {
		return Platform.SLACK;
	}

	@Override
	public Duration untilTurn(PlannedCall planned) {
		// Slack counts by channel, whatever the thread.
		PlannedCall call = new PlannedCall(planned.kind(), planned.conversation().replaceFirst(":.*", ""),
				planned.key(), planned.routine());
		Duration wait = budget.untilTurn(call);
		if (!wait.isZero() || !beginsADirectConversation(call)) {
			return wait;
		}
		return budget.untilTurn(new PlannedCall(PlannedCall.CallKind.OPEN_DIRECT, call.conversation(),
				"open/" + call.key(), call.routine()));
	}

	/** Slack allows fewer of these to be opened than messages to be sent. */
	private boolean beginsADirectConversation(PlannedCall call) {
		return call.kind() == PlannedCall.CallKind.POST && call.conversation().matches("slack/[UW].*")
				&& !rooms.knowsDirect(RoomRef.of(call.conversation()).id());
	}

	@Override
	public RoomRef openRoom(String key, String wish, boolean isPrivate) {
		return rooms.open(key, wish, isPrivate);
	}

	@Override
	public void invite(RoomRef room, Set<PersonId> whom, List<String> groups) {
		List<String> users = whom.stream().flatMap(person -> people.userId(person).stream()).toList();
		Map<String, String> outside = invitations.invite(SlackPlace.of(room).channel(), users, groups);
		if (!outside.isEmpty()) {
			posts.post(room, notInvited(outside), "outside/" + room.id() + "/" + outside.keySet(), false);
		}
	}

	/** One line in the channel: somebody there may be able to bring them in. */
	private Message notInvited(Map<String, String> outside) {
		List<Span> line = new ArrayList<>(List.of(Span.plain("I couldn't bring in ")));
		outside.forEach((user, why) -> {
			Person person = people.person(user, null);
			line.add(Span.plain(line.size() == 1 ? "" : ", "));
			line.add(new Span.Mention(person.id(), person.name()));
			line.add(Span.plain(" (" + why + ")"));
		});
		line.add(Span.plain(". Somebody here may be able to, with /invite."));
		return new Message("Not everybody could be brought in", List.of(new Block.Paragraph(line)));
	}

	@Override
	public void topic(RoomRef room, String text) {
		rooms.topic(room, text);
	}

	@Override
	public RoomRef directRoom(PersonId person) {
		String user = userId(person);
		if (people.isGone(user)) {
			// Slack would accept it, and nobody would read it.
			throw UnreachablePerson.gone(people.nameOf(person));
		}
		return rooms.direct(user);
	}

	@Override
	public RoomRef namedRoom(String name) {
		return rooms.named(name).room();
	}

	/** A channel that I made has nobody in it. */
	@Override
	public RoomRef namedRoom(String name, Set<PersonId> first) {
		SlackRooms.NamedRoom named = rooms.named(name);
		if (named.isNew()) {
			invite(named.room(), first, List.of());
		}
		return named.room();
	}

	@Override
	public MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		return posts.post(room, message, key, uncertain);
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

	@Override
	public byte[] file(RoomRef room, SharedFile file, long most) {
		return files.read(file, most);
	}

	@Override
	public void pin(MessageRef message) {
		// A thread of many incidents has no place for each one's card.
		if (!SlackPlace.of(message.room()).isThread()) {
			posts.pin(message);
		}
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		rooms.bookmark(room, title, url);
	}

	@Override
	public void react(MessageRef message, String reaction) {
		posts.react(message, reaction);
	}

	@Override
	public void archive(RoomRef room) {
		rooms.archive(room);
	}

	@Override
	public void home(PersonId person, Message message) {
		posts.home(userId(person), message);
	}

	@Override
	public void whisper(RoomRef room, PersonId person, Message message) {
		posts.whisper(room, null, userId(person), message, "whisper");
	}

	@Override
	public @Nullable String link(RoomRef room, @Nullable MessageRef message) {
		SlackPlace place = SlackPlace.of(room);
		return identity.link(place.channel(), message == null ? place.thread() : message.id(), place.thread());
	}

	private String userId(PersonId person) {
		Optional<String> id = people.userId(person);
		return id.orElseThrow(() -> PlatformFailure.permanent(person.value() + " has no account on Slack."));
	}

}
