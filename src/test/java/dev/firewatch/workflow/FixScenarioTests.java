package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.CauseKind;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.StatusNote;
import dev.firewatch.remediation.Verification;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a fix, and where it is seen. */
@CoreTest
class FixScenarioTests {

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	People people;

	/** Each test has weeks of its own, as people get one message a day. */
	private static ZonedDateTime monday(int number) {
		return ZonedDateTime.of(2071, 1, 5, 10, 0, 0, 0, ZoneOffset.UTC).plusWeeks(number * 20L);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private String press(String who, String id, String verb, String argument) {
		return FakeChat.text(chat.press(chat.person(who), incidents.room(id), new Action(verb, id, argument),
				incidents.clock().instant()));
	}

	private Fix fix(String id) {
		return incidents.file(id).fix("F1").orElseThrow();
	}

	@Test
	void offersItsConditionsAndTakesThemWithOneTap() {
		incidents.at(monday(0));
		String id = incidents.open("Conditions");

		assertThat(incidents.told("alice", id, "fix Expire flags @dave category prevention"))
			.contains("Is it done when: Improvement implemented", "[Yes, all of these]", "[No conditions]");
		assertThat(press("alice", id, "fix", "F1 criteria all"))
			.contains("Done when: Improvement implemented", "Monitoring in place")
			.doesNotContain("Is it done when");
		assertThat(fix(id).scope().acceptance()).hasSize(5);
		assertThat(incidents.told("dave", id, "todo")).contains("5 conditions");
	}

	@Test
	void takesNoConditionsWithOneTapAndDoesntAskAgain() {
		incidents.at(monday(1));
		String id = incidents.open("None");
		incidents.say("alice", id, "fix Expire flags @dave");

		press("alice", id, "fix", "F1 criteria none");
		assertThat(incidents.told("alice", id, "fix F1 lands \"runbook\"")).doesNotContain("Is it done when",
				"Done when");
		assertThat(fix(id).scope().lands()).isEqualTo("runbook");
	}

	@Test
	void asksNoConditionsOfANuisance() {
		incidents.at(monday(2));
		String id = incidents.declare("alice", "sev3 Nuisance of one user");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV3);

		assertThat(incidents.told("alice", id, "fix Expire flags @dave")).contains("F1")
			.doesNotContain("Is it done when", "[No conditions]");
	}

	@Test
	void changesConditionsByWordsAndByForm() {
		incidents.at(monday(3));
		String id = incidents.open("Words");
		incidents.say("alice", id, "fix Expire flags @dave");

		assertThat(incidents.told("alice", id, "fix F1 criteria \"deployed; seen in staging\" due 3w"))
			.contains("Done when: deployed · seen in staging");
		assertThat(fix(id).due()).isEqualTo(monday(3).toLocalDate().plusWeeks(3));
		assertThat(incidents.told("alice", id, "fix F1 criteria deployed everywhere"))
			.contains("I don't understand \"everywhere\"", "Your text is kept");
		assertThat(incidents.told("alice", id, "fix F1 due fri @bob")).contains("handover F1");

		chat.submit(chat.person("alice"), incidents.room(id), new Action("fix", id, "F1"),
				Map.of("title", List.of("Expire flags"), "owners", List.of(chat.person("dave").value()), "criteria",
						List.of("deployed\nalert seen")),
				incidents.clock().instant());
		assertThat(fix(id).scope().acceptance()).containsExactly("deployed", "alert seen");
	}

	@Test
	void showsTheVerifierByWhatDoneWasPromised() {
		incidents.at(monday(4));
		String id = incidents.open("Verifier");
		incidents.say("alice", id,
				"fix Expire flags @dave due 3d metric \"flags\" target \"0\" check 3d verifier @frank criteria \"expired; documented\"");
		incidents.say("dave", id, "done F1");

		assertThat(press("frank", id, "verify", "F1")).contains("Done when: expired · documented");
		incidents.at(monday(4).plusDays(3));
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).last()
			.asString()
			.contains("Done when: expired · documented", "Metric: flags");
	}

	@Test
	void proposesItsCategoryAndTakesAnotherWithOneTap() {
		incidents.at(monday(5));
		String id = incidents.open("Category");

		assertThat(incidents.told("alice", id, "fix Write a runbook for the queue @dave"))
			.contains("Category: response, as it says \"runbook\"", "[It's detection]", "[It's training]");
		assertThat(fix(id).due()).as("28 days for response").isEqualTo(monday(5).toLocalDate().plusDays(28));

		assertThat(press("alice", id, "fix", "F1 category training")).doesNotContain("as it says");
		assertThat(fix(id).scope().category()).isEqualTo("training");
		assertThat(fix(id).due()).as("nobody named a day").isEqualTo(monday(5).toLocalDate().plusDays(14));
		assertThat(incidents.told("dave", id, "todo")).contains("training");

		incidents.say("alice", id, "fix F1 due 5d");
		incidents.say("alice", id, "fix F1 category response");
		assertThat(fix(id).due()).as("a day that was named stays").isEqualTo(monday(5).toLocalDate().plusDays(5));
	}

	@Test
	void repeatsACheckMonthByMonthUntilAllResultsCount() {
		incidents.at(monday(6));
		String id = incidents.open("Monthly");
		assertThat(incidents.told("alice", id, "fix Exercise @dave every week 6 times")).contains("monthly",
				"Your text is kept");
		incidents.say("alice", id,
				"fix Exercise @dave due 3d metric \"completion\" target \">= 95%\" check 7d verifier @frank every month, 2 times method \"count of the course\" recheck 14d");
		assertThat(fix(id).schedule().times()).isEqualTo(2);
		incidents.say("dave", id, "done F1");

		assertThat(press("frank", id, "verify", "F1")).contains("How it is verified: count of the course",
				"○○ (0 of 2)");
		assertThat(incidents.told("frank", id, "verify F1 94%")).contains("94%");
		assertThat(fix(id).plan().checkOn()).as("two weeks after the miss")
			.isEqualTo(monday(6).toLocalDate().plusDays(14));
		assertThat(incidents.told("frank", id, "verify F1 100%")).contains("1 of 2 checks");
		assertThat(incidents.told("frank", id, "verify F1 100%")).contains("The next one is on", "Your text is kept");
		assertThat(incidents.told("frank", id, "todo")).contains("1 of 2 checks");

		incidents.at(monday(6).plusDays(7).plusMonths(1).plusDays(2));
		incidents.say("frank", id, "verify F1 99%");
		assertThat(fix(id).status()).isEqualTo(FixStatus.VERIFIED);
	}

	@Test
	void keepsNotesWithTheFixAndTellsEverybodyOnlyIfMeant() {
		incidents.at(monday(7));
		String id = incidents.open("Notes");
		incidents.say("alice", id, "fix Expire flags @dave");

		assertThat(incidents.told("dave", id, "update F1 half of it is live")).contains("F1", "half of it is live",
				"[Tell everybody]");
		assertThat(fix(id).lastNote()).map(StatusNote::text).contains("half of it is live");
		assertThat(incidents.file(id).incident().lastUpdate()).isEmpty();
		assertThat(press("dave", id, "update", "half of it is live")).contains("Update");
		assertThat(incidents.file(id).incident().lastUpdate()).isPresent();
		assertThat(incidents.told("dave", id, "update F1")).contains("What is new about F1?");
		assertThat(incidents.told("dave", id, "update F7 is no fix")).contains("Update");

		incidents.say("dave", id, "start F1 waiting for the vendor");
		assertThat(fix(id).notes()).extracting(StatusNote::text)
			.containsExactly("half of it is live", "waiting for the vendor");
	}

	@Test
	void saysWhereACheckIsMovedToFromAWeekend() {
		incidents.at(monday(8));
		String id = incidents.open("Weekend");
		String saturday = monday(8).toLocalDate().plusDays(12).toString();

		assertThat(incidents.told("alice", id, "fix Expire flags @dave check " + saturday))
			.contains("isn't a working day, so it is checked on");
		assertThat(fix(id).plan().checkOn()).isEqualTo(monday(8).toLocalDate().plusDays(14));
	}

	@Test
	void classifiesACause() {
		incidents.at(monday(9));
		String id = incidents.open("Kinds");
		incidents.say("alice", id, "cause Flags below the fold");

		assertThat(incidents.told("alice", id, "cause kind CF1 sorrow")).contains("workload", "Your text is kept");
		assertThat(incidents.told("alice", id, "cause kind CF1 interface")).contains("interface");
		assertThat(incidents.file(id).causes().all().get(0).kind()).isEqualTo(CauseKind.INTERFACE);
		assertThat(incidents.told("alice", id, "cause kind of slow network")).contains("CF2");
	}

	@Test
	void asksForHelpInTheIncidentsRoomOnceADay() {
		incidents.at(monday(10));
		String id = incidents.open("Help");
		incidents.say("alice", id, "mitigated");
		incidents.say("alice", id, "fix Expire flags @dave due 2d");
		incidents.at(monday(10).plusDays(3));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).last().asString().contains("F1", "[Need help]");
		int others = incidents.toldDirectly("alice").size();

		assertThat(press("dave", id, "stuck", "F1")).contains("I'm asking the channel of " + id);
		incidents.settle();
		assertThat(chat.messagesIn(incidents.room(id))).last()
			.asString()
			.contains("Can you help? @Dave needs help with F1 Expire flags", "owned by @Dave", "[I'll take it]");
		assertThat(incidents.toldDirectly("alice")).as("nothing is escalated").hasSize(others);

		assertThat(incidents.told("dave", id, "stuck F1 the vendor is silent")).contains("today already",
				"Your text is kept", "the vendor is silent");
		incidents.at(monday(10).plusDays(4));
		assertThat(incidents.told("dave", id, "stuck F1 the vendor is silent")).contains("I'm asking");
		incidents.settle();
		assertThat(chat.messagesIn(incidents.room(id))).last().asString().contains("the vendor is silent");

		assertThat(press("erin", id, "handover", "F1 me")).contains("@Erin");
		assertThat(fix(id).owners()).containsExactly(Owner.of(chat.person("erin")));
	}

	@Test
	void asksForHelpWithSomethingPrivateOnlyInItsOwnRoom() {
		incidents.at(monday(11));
		String id = incidents.declare("alice", "private Secret " + System.nanoTime());
		incidents.say("alice", id, "fix Rotate the key @alice");
		List<String> lobby = chat.messagesIn(chat.lobby());

		press("alice", id, "stuck", "F1");
		incidents.settle();
		assertThat(chat.messagesIn(incidents.room(id))).last().asString().contains("Rotate the key");
		assertThat(chat.messagesIn(chat.lobby())).isEqualTo(lobby);
		assertThat(incidents.toldDirectly("erin")).noneMatch(text -> text.contains("Rotate the key"));
	}

	@Test
	void isOwedByItsOwnerUntilTheNextOneTakesIt() {
		incidents.at(monday(12));
		String id = incidents.open("Hand-over");
		incidents.say("alice", id, "fix Expire flags @dave due 2w");

		assertThat(incidents.told("dave", id, "handover F1 @erin")).contains("@Dave", "handed to @Erin, not taken yet");
		incidents.settle();
		assertThat(fix(id).owners()).containsExactly(Owner.of(chat.person("dave")));
		assertThat(incidents.toldDirectly("erin"))
			.anySatisfy(text -> assertThat(text).contains("Dave asks you to take over F1", "[Take it] [Not mine]"));
		assertThat(incidents.told("erin", id, "todo")).contains("F1", "is to be yours", "[Take it]");
		assertThat(incidents.told("dave", id, "todo")).contains("F1", "[Done]");
		assertThat(press("frank", id, "handover", "F1 take")).contains("Nobody is waiting for your answer");

		assertThat(press("erin", id, "handover", "F1 take")).contains("@Erin").doesNotContain("not taken yet");
		assertThat(fix(id).owners()).containsExactly(Owner.of(chat.person("erin")));
		assertThat(incidents.told("dave", id, "todo")).doesNotContain("Expire flags");
	}

	@Test
	void staysWithItsOwnerIfTheNextOneDeclines() {
		incidents.at(monday(13));
		String id = incidents.open("Declined");
		incidents.say("alice", id, "fix Expire flags @dave due 2w");
		incidents.say("dave", id, "handover F1 @erin");

		incidents.say("erin", id, "handover F1 decline I leave on Friday");
		incidents.settle();
		assertThat(fix(id).handOver()).isEmpty();
		assertThat(fix(id).owners()).containsExactly(Owner.of(chat.person("dave")));
		assertThat(incidents.toldDirectly("dave")).last()
			.asString()
			.contains("Erin won't take over F1: I leave on Friday", "[Ask somebody else]");
	}

	@Test
	void staysWithItsOwnerOnceNobodyHasAnsweredForTenWorkingDays() {
		incidents.at(monday(20));
		String id = incidents.open("Never answered");
		incidents.say("alice", id, "fix Expire flags @dave due 9w");
		incidents.say("dave", id, "handover F1 @erin");
		incidents.settle();
		incidents.at(monday(20).plusDays(11));
		incidents.settle();
		assertThat(fix(id).handOver()).isPresent();

		incidents.at(monday(20).plusDays(14));
		incidents.settle();
		assertThat(fix(id).handOver()).isEmpty();
		assertThat(fix(id).owners()).containsExactly(Owner.of(chat.person("dave")));
		assertThat(incidents.toldDirectly("dave")).last()
			.asString()
			.contains("Nobody has answered for 10 working days", "F1", "stays with @Dave", "[Ask somebody else]");
		assertThat(incidents.told("erin", id, "todo")).doesNotContain("Expire flags");
		int told = incidents.toldDirectly("dave").size();
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).hasSize(told);
	}

	@Test
	void tellsWhoAskedOfItInTheirOwnMorning() {
		Person dave = people.find(chat.person("dave")).orElseThrow();
		people
			.save(new Person(dave.id(), dave.name(), dave.handle(), ZoneId.of("America/Los_Angeles"), dave.accounts()));
		try {
			ZonedDateTime monday = monday(26);
			incidents.at(monday);
			String id = incidents.open("Asked from afar");
			incidents.say("alice", id, "fix Expire flags @dave due 9w");
			incidents.say("dave", id, "handover F1 @erin");
			incidents.settle();

			incidents.at(monday.plusDays(14).withHour(10));
			incidents.settle();
			assertThat(incidents.toldDirectly("dave")).as("at two in the morning")
				.noneMatch(text -> text.contains("Nobody has answered") && text.contains(id));

			incidents.at(monday.plusDays(14).withHour(18));
			incidents.settle();
			assertThat(incidents.toldDirectly("dave"))
				.anyMatch(text -> text.contains("Nobody has answered") && text.contains(id));
		}
		finally {
			people.save(dave);
		}
	}

	@Test
	void offersTheReasonCodesWhereAnExceptionNamesNone() {
		incidents.at(monday(24));
		String id = incidents.open("Excepted");
		incidents.say("alice", id, "fix Alert @dave due 3d metric \"alerts\" target \"0 per week\"");
		incidents.say("dave", id, "done F1");

		String typed = incidents.told("erin", id, "verify F1 1 exception two analysts were on leave");
		assertThat(typed).contains("Which reason is it?", "[R6 · The risk is accepted]",
				"[R7 · A known and passing circumstance, such as people on leave]");
		assertThat(fix(id).awaitsApproval()).isTrue();
		press("erin", id, "verify", "F1 exception R7");
		assertThat(fix(id).verifications()).singleElement()
			.extracting(Verification::exceptionReason)
			.isEqualTo("R7 (A known and passing circumstance, such as people on leave): two analysts were on leave");
		incidents.say("alice", id, "approve F1");
		assertThat(fix(id).status()).isEqualTo(FixStatus.VERIFIED);

		incidents.say("alice", id, "fix Runbook @dave due 3d metric \"alerts\" target \"0 per week\"");
		incidents.say("dave", id, "done F2");
		assertThat(incidents.told("erin", id, "verify F2 1 exception R6 it is rare")).doesNotContain("Which reason");
		assertThat(incidents.file(id).fix("F2").orElseThrow().verifications()).extracting(Verification::exceptionReason)
			.containsExactly("R6 (The risk is accepted): it is rare");
	}

	@Test
	void goesUpTheLadderAfterTwoWorkingDaysWithoutAnAnswer() {
		incidents.at(monday(14));
		String id = incidents.open("Unanswered");
		incidents.say("alice", id, "fix Expire flags @dave due 8w");
		incidents.say("dave", id, "handover F1 @erin");
		incidents.settle();

		incidents.at(monday(14).plusDays(2));
		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).last().asString().contains("F1", "is to be yours", "Due today");
		assertThat(incidents.toldDirectly("alice"))
			.noneMatch(text -> text.contains(id) && text.contains("nobody has taken it over"));

		incidents.at(monday(14).plusDays(3));
		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).last()
			.asString()
			.contains("nobody has taken it over yet", "until then Dave owes it", "[Ask somebody else]");
	}

	@Test
	void asksWhoIsToReplaceTheOwnerInTheFormToo() {
		incidents.at(monday(15));
		String id = incidents.open("Form");
		incidents.say("alice", id, "fix Expire flags @dave due 2w");
		chat.submit(chat.person("alice"), incidents.room(id), new Action("fix", id, "F1"),
				Map.of("title", List.of("Expire flags"), "owners", List.of(chat.person("erin").value())),
				incidents.clock().instant());
		incidents.settle();

		assertThat(fix(id).owners()).containsExactly(Owner.of(chat.person("dave")));
		// The day's reminder may come before or after it.
		assertThat(incidents.toldDirectly("erin"))
			.anySatisfy(text -> assertThat(text).contains("Alice asks you to take over F1", id));
	}

	@Test
	void readsAndRefusesDatesOfSeveralWords() {
		incidents.at(monday(16));
		String id = incidents.open("Dates");

		assertThat(incidents.told("alice", id, "fix Expire flags @dave due 31 feb for CF1"))
			.contains("I don't know the date \"31 feb\"", "Your text is kept");
		incidents.say("alice", id, "fix Expire flags @dave due " + monday(16).getDayOfMonth() + " "
				+ monday(16).plusMonths(2).getMonth() + " lands \"runbook\"");
		assertThat(fix(id).due()).isEqualTo(monday(16).toLocalDate().plusMonths(2));
		assertThat(fix(id).scope().lands()).isEqualTo("runbook");
	}

	@Test
	void spellsOutWhyItWasDropped() {
		incidents.at(monday(17));
		String id = incidents.open("Dropped");
		incidents.say("alice", id, "fix Expire flags @dave");
		incidents.say("dave", id, "drop F1 R5 see F2");
		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("R5 (Covered by another fix): see F2");

		assertThat(incidents.told("alice", id, "approve F1")).contains("dropped: R5 (Covered by another fix): see F2");
	}

	@Test
	void offersNothingThatWouldBeRefused() {
		incidents.at(monday(18));
		String id = incidents.open("Refused");
		incidents.say("alice", id, "fix Expire flags @dave");
		incidents.say("alice", id, "resolve over");
		incidents.settle();

		assertThat(chat.messagesIn(incidents.room(id)).get(0)).contains("[What is left]").doesNotContain("[Close]");
		assertThat(incidents.told("alice", id, "cancel")).contains("can't be done while it is");
	}

}
