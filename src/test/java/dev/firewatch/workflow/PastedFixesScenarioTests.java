package dev.firewatch.workflow;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Reply;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Fixes as lists hold them, one or many, and results as people write them. */
@CoreTest
class PastedFixesScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2088, 11, 15, 10, 0, 0, 0, ZoneOffset.UTC);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@BeforeEach
	void isQuiet() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "- [ ] Rollback drill (owner: Dave, due Dec 15)", "1. Rollback drill @dave due 15 dec",
			"3) Rollback drill (@dave, 2088-12-15)", "* Rollback drill - owner: @dave, due: Dec 15",
			"[ ] Rollback drill @dave due 2088-12-15", "Rollback drill (owner: dave; deadline: 15 December 2088)" })
	void aLineOfAListIsOneFix(String line) {
		String id = incidents.open("One line");

		assertThat(incidents.told("alice", id, "fix " + line)).contains("F1 · Rollback drill");

		Fix fix = incidents.file(id).fix("F1").orElseThrow();
		assertThat(fix.title()).isEqualTo("Rollback drill");
		assertThat(fix.owners()).containsExactly(Owner.of(chat.person("dave")));
		assertThat(fix.due()).isEqualTo(LocalDate.of(2088, 12, 15));
	}

	@Test
	void anOwnerInBracketsIsNotWhoeverTypes() {
		String id = incidents.open("Brackets");

		incidents.say("alice", id, "fix Rollback drill (@dave)");

		assertThat(incidents.file(id).fix("F1").orElseThrow().owners()).containsExactly(Owner.of(chat.person("dave")));
	}

	@Test
	void anUnknownOwnerIsNamedAndAskedFor() {
		String id = incidents.open("Unknown");

		Reply reply = incidents.say("alice", id, "fix - [ ] Rollback drill (owner: Zelda, due Dec 15)");

		assertThat(reply.asked().orElseThrow().fields().toString()).contains("I don't know \"Zelda\"", "Rollback drill",
				"2088-12-15");
		assertThat(reply.asked().orElseThrow().fields().get(0)).isInstanceOf(Field.FieldReading.class);
		assertThat(incidents.file(id).fixes()).isEmpty();
	}

	@Test
	void aNumberThatBelongsToTheTitleStaysThere() {
		String id = incidents.open("Numbers");

		incidents.say("alice", id, "fix 3 retries instead of one @bob");
		incidents.say("alice", id, "fix 2.5 s as timeout @bob");

		assertThat(incidents.file(id).fixes()).extracting(Fix::title)
			.containsExactly("3 retries instead of one", "2.5 s as timeout");
	}

	@Test
	void aPastedListIsShownAndSavedWithOneTap() {
		String id = incidents.open("List");
		Reply.Whisper shown = (Reply.Whisper) incidents.say("alice", id, """
				fix Action items:
				- [ ] Rollback drill (owner: Dave, due Dec 15)
				- [x] Page the on-call for queue depth - owner: @bob
				2. Tell support when flags change @carol due 2w
				- Rewrite the runbook (owner: Zelda, due: soonish)
				- Check the backups
				""".strip());

		assertThat(FakeChat.text(shown)).contains("5 fixes to save", "Rollback drill · @Dave · due Wed 15 Dec",
				"Page the on-call for queue depth · @Bob · no date yet · done",
				"Tell support when flags change · @Carol · due", "I don't know \"Zelda\".",
				"I can't read the date \"soonish\".", "Check the backups · no owner yet · no date yet",
				"Line 1: it is no item of the list: \"Action items:\"", "[Save all 5]");
		assertThat(incidents.file(id).fixes()).as("nothing is saved yet").isEmpty();

		Action save = FakeChat.button(shown.message(), "Save all 5");
		String saved = FakeChat
			.text(chat.press(chat.person("alice"), incidents.room(id), save, incidents.clock().instant()));
		String again = FakeChat
			.text(chat.press(chat.person("alice"), incidents.room(id), save, incidents.clock().instant()));

		assertThat(saved).contains("5 fixes added", "F1 Rollback drill", "[Complete F4]", "[Complete F5]")
			.doesNotContain("[Complete F1]", "[Complete F3]");
		assertThat(again).contains("saved already");
		List<Fix> fixes = incidents.file(id).fixes();
		assertThat(fixes).hasSize(5);
		assertThat(fixes.get(0).due()).isEqualTo(LocalDate.of(2088, 12, 15));
		assertThat(fixes.get(1).status()).isEqualTo(FixStatus.DONE);
		assertThat(fixes.get(2).due()).isEqualTo(LocalDate.of(2088, 11, 29));
		assertThat(fixes.get(3).owners()).as("nobody is invented").isEmpty();
		assertThat(fixes.get(3).title()).contains("soonish");
		assertThat(fixes.get(3).due()).isNull();
		assertThat(fixes.get(4).owners()).isEmpty();
	}

	@Test
	void aPastedTableAndLinesWithOwnersAreListsToo() {
		String id = incidents.open("Table");

		Reply.Whisper table = (Reply.Whisper) incidents.say("alice", id, """
				fix
				| Action | Owner | Due |
				|---|---|---|
				| Expire flags | Bob | 2088-12-01 |
				| Alert on queue | @carol | TBD |
				""".strip());
		Reply.Whisper lines = (Reply.Whisper) incidents.say("bob", id,
				"fix Expire keys @bob due 2w\nRead the log daily @dave");

		assertThat(FakeChat.text(table)).contains("2 fixes to save", "Expire flags · @Bob · due Wed 1 Dec",
				"Alert on queue · @Carol · no date yet");
		assertThat(FakeChat.text(lines)).contains("2 fixes to save", "Expire keys · @Bob · due Mon 29 Nov",
				"Read the log daily · @Dave");
	}

	@Test
	void aLineThatSomebodyOwnsIsOneOfThemWithoutAMark() {
		String id = incidents.open("Mixed");

		assertThat(
				incidents.told("alice", id, "fix Rewrite the runbook @bob due 2w\n- Read it aloud @dave\n- Print it"))
			.contains("3 fixes to save", "Rewrite the runbook · @Bob · due Mon 29 Nov", "Read it aloud · @Dave",
					"Print it · no owner yet")
			.doesNotContain("Left out");
	}

	@Test
	void theSameListPastedAgainAddsNothing() {
		String id = incidents.open("Twice");
		String list = "fix - Expire keys @bob due 2w\n- Read the log daily @dave due 2w";
		Reply.Whisper shown = (Reply.Whisper) incidents.say("alice", id, list);
		chat.press(chat.person("alice"), incidents.room(id), FakeChat.button(shown.message(), "Save all 2"),
				incidents.clock().instant());

		assertThat(incidents.told("bob", id, list + "\n- And another one @bob")).contains("1 fix to save; 2 left out",
				"Line 1: it is a fix already", "[Save it]");
	}

	@Test
	void aLongerTextOfOneFixIsNoList() {
		String id = incidents.open("Prose");

		Reply reply = incidents.say("alice", id, "fix Rewrite the runbook\nsince nobody can follow it");

		assertThat(reply.asked()).isPresent();
	}

	@Test
	void severalFixesAreStartedAndDoneAtOnce() {
		String id = incidents.open("Several");
		incidents.say("alice", id, "fix One @bob due 2w");
		incidents.say("alice", id, "fix Two @bob due 2w");

		incidents.say("bob", id, "start F1 F2");
		assertThat(incidents.file(id).fixes()).extracting(Fix::status).containsOnly(FixStatus.STARTED);
		incidents.say("bob", id, "done F1, F2");
		assertThat(incidents.file(id).fixes()).extracting(Fix::status).containsOnly(FixStatus.DONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0 no exceptions seen", "0 exception seen", "0 (no exception at all)",
			"0 there was an exception handler", "0 we saw no exception today" })
	void aRemarkAboutExceptionsIsNoException(String result) {
		String id = verifiable();

		incidents.say("frank", id, "verify F1 " + result);

		Fix fix = incidents.file(id).fix("F1").orElseThrow();
		assertThat(fix.status()).isEqualTo(FixStatus.VERIFIED);
		assertThat(fix.lastVerification().orElseThrow().exceptionReason()).isNull();
		assertThat(fix.lastVerification().orElseThrow().note()).contains("exception");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1 exception investigated, edge case", "1 (one page), exception: investigated, edge case",
			"1 per week exception investigated, edge case" })
	void anExceptionAfterTheResultIsOne(String result) {
		String id = verifiable();

		incidents.say("frank", id, "verify F1 " + result);

		assertThat(incidents.file(id).fix("F1").orElseThrow().lastVerification().orElseThrow())
			.satisfies(last -> assertThat(last.verdict()).isEqualTo(Verdict.FAIL))
			.satisfies(last -> assertThat(last.exceptionReason()).isEqualTo("investigated, edge case"));
	}

	@Test
	void aMissedTargetWithARemarkAboutExceptionsIsMissed() {
		String id = verifiable();

		incidents.say("frank", id, "verify F1 2 null pointer exception again");

		assertThat(incidents.file(id).fix("F1").orElseThrow().lastVerification().orElseThrow())
			.satisfies(last -> assertThat(last.exceptionReason()).isNull())
			.satisfies(last -> assertThat(last.note()).isEqualTo("null pointer exception again"));
	}

	@Test
	void aHintNeverNamesAPassingResult() {
		String id = incidents.open("Hints");
		incidents.say("alice", id, "fix Train all @bob metric \"rate\" target \">= 95%\"");
		incidents.say("bob", id, "done F1");

		assertThat(incidents.told("frank", id, "verify F1 fine")).contains("Give one number in %", "Your text is kept")
			.doesNotContain("95", "97");
		assertThat(incidents.say("frank", id, "verify F1").asked().orElseThrow().fields().toString())
			.doesNotContain("97.3");
	}

	private String verifiable() {
		String id = incidents.open("Verifiable");
		incidents.say("alice", id, "fix Alert @bob due 2w metric \"errors\" target \"0 per week\"");
		incidents.say("bob", id, "done F1");
		return id;
	}

}
