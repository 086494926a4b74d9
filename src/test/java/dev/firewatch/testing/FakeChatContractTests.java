package dev.firewatch.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.ChatPlatformContract;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;

/** What scenarios are told by is a chat platform like the others. */
@CoreTest
class FakeChatContractTests extends ChatPlatformContract {

	private static final PersonId ALICE = new PersonId("local/alice");

	private static final PersonId BOB = new PersonId("local/bob");

	@Autowired
	People people;

	@Autowired
	CommandRouter router;

	private FakeChat chat;

	private Instant now = Instant.parse("2026-11-20T09:00:00Z");

	@BeforeEach
	void open() {
		chat = new FakeChat(people, router);
	}

	@Override
	protected ChatPlatform chat() {
		return chat;
	}

	@Override
	protected List<PersonId> people() {
		return List.of(ALICE, BOB);
	}

	@Override
	protected List<String> textsIn(RoomRef room) {
		return chat.messagesIn(room);
	}

	/** It has no markup, so that nothing can act. */
	@Override
	protected List<String> actingIn(RoomRef room) {
		return List.of();
	}

	@Override
	protected List<String> picturesIn(RoomRef room) {
		return chat.picturesIn(room);
	}

	@Override
	protected Set<PersonId> membersOf(RoomRef room) {
		return chat.membersOf(room);
	}

	@Override
	protected boolean isArchived(RoomRef room) {
		return chat.isArchived(room);
	}

	@Override
	protected int pinsIn(RoomRef room) {
		return chat.pinsIn(room);
	}

	@Override
	protected int bookmarksIn(RoomRef room) {
		return chat.bookmarksIn(room);
	}

	@Override
	protected String homeOf(PersonId person) {
		return chat.homeOf(person).map(FakeChat::text).orElse("");
	}

	@Override
	protected List<String> whispersTo(PersonId person, RoomRef room) {
		return chat.whispersTo(person, room);
	}

	@Override
	protected void failNextPost(FailureOutcome outcome) {
		Duration pause = outcome == FailureOutcome.TEMPORARY ? Duration.ofSeconds(7) : null;
		chat.failOnce("post", new PlatformFailure(outcome, "I could not post a message.", pause, null));
	}

	@Override
	protected void writes(RoomRef room, PersonId author, String text) {
		now = now.plusSeconds(1);
		chat.writes(author.value().replace("local/", ""), room, text, now, 0);
	}

	@Override
	protected void addresses(RoomRef room, PersonId author, String text) {
		chat.say(author, room, text, now);
	}

}
