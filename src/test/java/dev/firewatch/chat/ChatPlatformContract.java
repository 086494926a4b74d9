package dev.firewatch.chat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every chat platform does for whoever asks it. Each adapter extends it and says how
 * to look at its platform from the other side.
 */
public abstract class ChatPlatformContract {

	protected abstract ChatPlatform chat();

	/** Two people who have an account. */
	protected abstract List<PersonId> people();

	/** The texts of a room as people read them now, a message each. */
	protected abstract List<String> textsIn(RoomRef room);

	/** Whatever in the room's messages acts: markup, mentions, links, broadcasts. */
	protected abstract List<String> actingIn(RoomRef room);

	/** The pictures that people see in the room, each by what is said of it. */
	protected abstract List<String> picturesIn(RoomRef room);

	protected abstract Set<PersonId> membersOf(RoomRef room);

	protected abstract boolean isArchived(RoomRef room);

	protected abstract int pinsIn(RoomRef room);

	protected abstract int bookmarksIn(RoomRef room);

	/** What the person's home view shows; empty if there is none. */
	protected abstract String homeOf(PersonId person);

	/** What was shown to the person alone in the room. */
	protected abstract List<String> whispersTo(PersonId person, RoomRef room);

	/**
	 * Lets the platform fail at the next post: busy for seven seconds (temporary),
	 * carried out but without an answer (unknown), or refused (permanent).
	 */
	protected abstract void failNextPost(FailureOutcome outcome);

	/** The person writes in the room, to the others. */
	protected abstract void writes(RoomRef room, PersonId author, String text);

	/** The person says something to the bot in the room. */
	protected abstract void addresses(RoomRef room, PersonId author, String text);

	/** Whether the platform can fail at all; one within this process can't. */
	protected boolean canFail() {
		return true;
	}

	/** Whether the platform has pins; where it has none, pinning does nothing. */
	protected boolean hasPins() {
		return true;
	}

	/** Whether the platform is known to refuse what is said in an archived room. */
	protected boolean closesArchivedRooms() {
		return true;
	}

	/**
	 * Whether a message can be found again by its key after an unknown outcome; where it
	 * can't, one that may be there twice says so.
	 */
	protected boolean findsWhatWasSent() {
		return true;
	}

	private static Message message(String text) {
		return Message.text(text);
	}

	private RoomRef room() {
		return chat().openRoom("INC-2026-0001", "inc-2026-0001-checkout", false);
	}

	@Test
	void openingARoomTwiceUnderOneKeyGivesTheSameRoom() {
		RoomRef first = chat().openRoom("INC-2026-0007", "inc-2026-0007-checkout", false);

		assertThat(chat().openRoom("INC-2026-0007", "inc-2026-0007-checkout", false)).isEqualTo(first);
	}

	@Test
	void roomsOfTwoKeysAreTwoRoomsEvenIfTheyWishForOneName() {
		RoomRef first = chat().openRoom("INC-2026-0007", "inc-checkout", false);

		assertThat(chat().openRoom("INC-2026-0008", "inc-checkout", false)).isNotEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ünïcode & spaces, UPPER.", "日本語のみ", "🔥🔥🔥", "---", "x" })
	void anyWishBecomesARoom(String wish) {
		RoomRef room = chat().openRoom("INC-2026-0009", wish + wish.repeat(60), true);

		chat().post(room, message("hello"), "k", false);

		assertThat(textsIn(room)).containsExactly("hello");
	}

	@Test
	void whatIsPostedIsReadInTheRoom() {
		RoomRef room = room();

		MessageRef posted = chat().post(room, message("Rolled back"), "k1", false);

		assertThat(posted.room()).isEqualTo(room);
		assertThat(textsIn(room)).containsExactly("Rolled back");
	}

	@Test
	void aPostOfUnknownOutcomeIsNotRepeatedIfItSucceeded() {
		RoomRef room = room();
		MessageRef first = chat().post(room, message("Rolled back"), "k1", false);
		chat().post(room, message("Something else"), "k2", false);

		assertThat(chat().post(room, message("Rolled back"), "k1", true)).isEqualTo(first);
		assertThat(textsIn(room)).hasSize(2);
	}

	@Test
	void aPostOfUnknownOutcomeIsRepeatedIfItDidNotSucceed() {
		RoomRef room = room();

		chat().post(room, message("Rolled back"), "k1", true);

		assertThat(textsIn(room)).singleElement().asString().startsWith("Rolled back");
	}

	/** A message with a picture. */
	protected static Message pictured() {
		byte[] png = Base64.getDecoder()
			.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");
		return Message.of("October in pictures", Block.sentence("October brought 3 incidents."),
				Block.Picture.of("Incidents a month", "September 1, October 3", png,
						"https://firewatch.example/reports/month/2026-10"),
				Block.buttons(Button.of("The whole report", new Action("report", null, "month 2026-10"))));
	}

	@Test
	void aPictureIsShownWithWhatItSays() {
		RoomRef room = chat().namedRoom("leadership");

		chat().post(room, pictured(), "k1", false);

		assertThat(textsIn(room)).element(0)
			.asString()
			.contains("October brought 3 incidents.", "Incidents a month", "The whole report");
		assertThat(picturesIn(room)).singleElement().asString().contains("Incidents a month");
	}

	@Test
	void aPictureIsShownOnceHoweverOftenTheMessageIsTried() {
		RoomRef room = chat().namedRoom("leadership");
		MessageRef first = chat().post(room, pictured(), "k1", false);

		assertThat(chat().post(room, pictured(), "k1", true)).isEqualTo(first);
		assertThat(picturesIn(room)).hasSize(1);
	}

	@Test
	void anUpdateChangesTheMessageInPlace() {
		RoomRef room = room();
		MessageRef posted = chat().post(room, message("Investigating"), "k1", false);

		assertThat(chat().update(posted, message("Mitigated"), "k2")).isEqualTo(posted);
		assertThat(textsIn(room)).containsExactly("Mitigated");
	}

	@Test
	void anUpdateOfAMessageThatIsGonePostsANewOne() {
		RoomRef room = room();

		MessageRef posted = chat().update(new MessageRef(room, "1500000000.000100"), message("Mitigated"), "k2");

		assertThat(textsIn(room)).containsExactly("Mitigated");
		assertThat(posted.id()).isNotEqualTo("1500000000.000100");
	}

	@Test
	void theHistoryIsWhatPeopleWroteToEachOtherOldestFirst() {
		RoomRef room = room();
		chat().invite(room, Set.copyOf(people()), List.of());
		writes(room, people().get(0), "Deployed 1.42 & <b>watching</b>");
		chat().post(room, message("The bot's own"), "k1", false);
		addresses(room, people().get(1), "status");
		writes(room, people().get(1), "Errors are down to 0.2 %");

		List<ChannelMessage> history = chat().history(room, Instant.EPOCH, 100);

		assertThat(history).extracting(ChannelMessage::text)
			.containsExactly("Deployed 1.42 & <b>watching</b>", "Errors are down to 0.2 %");
		assertThat(history).extracting(ChannelMessage::author).containsExactly(people().get(0), people().get(1));
		assertThat(history).extracting(ChannelMessage::message).doesNotHaveDuplicates();
		assertThat(history).allSatisfy(written -> {
			assertThat(written.message().room()).isEqualTo(room);
			assertThat(written.link()).startsWith("http");
			assertThat(written.reactions()).isZero();
			assertThat(written.files()).isEmpty();
		});
		assertThat(history.get(0).at()).isBeforeOrEqualTo(history.get(1).at());
	}

	@Test
	void ownMessagesAreFoundByTheWordsThatTheyHold() {
		RoomRef room = room();
		MessageRef echo = chat().post(room, message("14:05 · The key is hunter2  (E12)"), "k1", false);
		chat().post(room, message("14:06 · Another  (E1)"), "k2", false);
		writes(room, people().get(0), "What was in (E12)?");

		assertThat(chat().echoes(room, Instant.EPOCH, 100, "(E12)")).containsExactly(echo);
		assertThat(chat().echoes(room, Instant.EPOCH, 100, "(E2)")).isEmpty();
	}

	@Test
	void theHistoryIsBoundedToTheLatest() {
		RoomRef room = room();
		for (int n = 1; n <= 130; n++) {
			writes(room, people().get(0), "message " + n);
		}

		assertThat(chat().history(room, Instant.EPOCH, 120)).extracting(ChannelMessage::text)
			.hasSize(120)
			.startsWith("message 11")
			.endsWith("message 130");
		assertThat(chat().history(room, Instant.parse("2100-01-01T00:00:00Z"), 120)).isEmpty();
	}

	@Test
	void peopleAreInvitedAndWhoeverIsInOrUnknownIsPassedOver() {
		RoomRef room = room();

		chat().invite(room, Set.of(people().get(0)), List.of());
		chat().invite(room, Set.copyOf(people()), List.of("@nobody-of-this-name"));
		chat().invite(room, Set.of(), List.of());

		assertThat(membersOf(room)).containsAll(people());
	}

	@Test
	void whatIsDoneTwiceIsDoneOnce() {
		RoomRef room = room();
		MessageRef posted = chat().post(room, message("Card"), "k1", false);

		for (int time = 0; time < 2; time++) {
			chat().topic(room, "SEV1 · " + "long ".repeat(100) + "<!channel> & co");
			chat().pin(posted);
			chat().react(posted, "✅");
			chat().bookmark(room, "INC-2026-0001 page", "https://firewatch.example/incidents/INC-2026-0001");
		}

		assertThat(pinsIn(room)).isEqualTo(hasPins() ? 1 : 0);
		assertThat(bookmarksIn(room)).isEqualTo(1);
	}

	@Test
	void anArchivedRoomStaysArchived() {
		RoomRef room = room();

		chat().archive(room);
		chat().archive(room);

		assertThat(isArchived(room)).isTrue();
	}

	@Test
	void nothingIsSaidInAnArchivedRoomAnyMore() {
		Assumptions.assumeTrue(closesArchivedRooms(), "this platform does not say what it does then");
		RoomRef room = room();
		MessageRef card = chat().post(room, message("Card"), "k1", false);
		chat().archive(room);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, message("Too late"), "k2", false))
			.withMessageContaining("archived")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().update(card, message("Changed"), "k3"))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
		assertThat(textsIn(room)).containsExactly("Card");
	}

	@Test
	void aDirectRoomIsThePersonsOwn() {
		PersonId first = people().get(0);

		RoomRef room = chat().directRoom(first);
		chat().post(room, message("Two things today"), "k", false);

		assertThat(chat().directRoom(first)).isEqualTo(room);
		assertThat(chat().directRoom(people().get(1))).isNotEqualTo(room);
		assertThat(textsIn(room)).containsExactly("Two things today");
	}

	@Test
	void aNamedRoomIsMadeOnceAndFoundAfterwards() {
		RoomRef room = chat().namedRoom("incidents");

		assertThat(chat().namedRoom("incidents")).isEqualTo(room);
		assertThat(chat().namedRoom("#incidents")).isEqualTo(room);
	}

	@Test
	void aWhisperIsForOnePersonAlone() {
		RoomRef room = room();
		chat().invite(room, Set.copyOf(people()), List.of());

		chat().whisper(room, people().get(0), message("Only you see this"));

		assertThat(textsIn(room)).isEmpty();
		assertThat(whispersTo(people().get(0), room)).containsExactly("Only you see this");
		assertThat(whispersTo(people().get(1), room)).isEmpty();
	}

	@Test
	protected void theHomeShowsTheLatest() {
		chat().home(people().get(0), message("You owe one thing"));
		chat().home(people().get(0), message("You owe nothing"));

		assertThat(homeOf(people().get(0))).contains("You owe nothing").doesNotContain("one thing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!channel> <!here> <@U1> <https://evil.example|your bank> @here @channel",
			"*bold* _italics_ ~struck~ `code` ```block```", "<at>Bob</at> [link](https://evil.example) **b** <b>x</b>",
			"&lt;!channel&gt; &amp;", "<script>alert(1)</script> ${7*7} {{7*7}}" })
	void whatPeopleTypedIsReadAsTypedAndNeverActs(String hostile) {
		RoomRef room = room();

		chat().post(room,
				Message.of(hostile, new Block.Heading(hostile), Block.paragraph(Span.plain(hostile)),
						Block.aside(Span.plain(hostile)),
						new Block.Item(List.of(Span.strong(hostile)),
								List.of(Button.of(hostile, new Action("note", null, hostile)))),
						new Block.Facts(List.of(new Block.Fact(hostile, List.of(Span.code(hostile)))))),
				"k", false);

		assertThat(actingIn(room)).isEmpty();
		assertThat(textsIn(room)).singleElement().asString().contains(hostile);
	}

	@Test
	void aMessageOfAnyLengthIsPostedCutVisibly() {
		RoomRef room = room();
		Message endless = new Message("News",
				java.util.stream.IntStream.range(0, 120)
					.mapToObj(n -> Block.paragraph(Span.plain(n + " " + "text ".repeat(2_000))))
					.toList());

		chat().post(room, endless, "k", false);

		assertThat(textsIn(room)).singleElement().asString().startsWith("0 text").containsAnyOf("…", "119 text");
	}

	@Test
	void aBusyPlatformIsAskedAgainAfterTheTimeItNames() {
		Assumptions.assumeTrue(canFail(), "this platform can't be busy");
		RoomRef room = room();
		failNextPost(FailureOutcome.TEMPORARY);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, message("Rolled back"), "k1", false))
			.satisfies(failure -> {
				assertThat(failure.outcome()).isEqualTo(FailureOutcome.TEMPORARY);
				assertThat(failure.retryAfter()).hasSeconds(7);
			});
		assertThat(textsIn(room)).isEmpty();
	}

	@Test
	void withoutItsClaimNothingIsSent() {
		Assumptions.assumeTrue(canFail(), "what this platform does is done at once");
		RoomRef room = room();

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> LeaseGuard.asLongAs(() -> false)
				.during(() -> chat().post(room, message("Rolled back"), "k1", false)))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.TEMPORARY));
		assertThat(textsIn(room)).isEmpty();
	}

	@Test
	void aPostWithoutAnAnswerIsUnknownAndFoundAfterwards() {
		Assumptions.assumeTrue(canFail(), "this platform always answers");
		RoomRef room = room();
		failNextPost(FailureOutcome.UNKNOWN);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, message("Rolled back"), "k1", false))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.UNKNOWN));
		chat().post(room, message("Rolled back"), "k1", true);

		if (findsWhatWasSent()) {
			assertThat(textsIn(room)).containsExactly("Rolled back");
		}
		else {
			assertThat(textsIn(room)).hasSize(2).element(1).asString().contains("Rolled back", "Sent again");
		}
	}

	@Test
	void aRefusalIsPermanentAndSaysWhatWasRefused() {
		Assumptions.assumeTrue(canFail(), "this platform refuses nothing");
		RoomRef room = room();
		failNextPost(FailureOutcome.PERMANENT);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, message("Rolled back"), "k1", false))
			.withMessageContaining("post a message")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

}
