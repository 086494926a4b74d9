package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.OrganisationTest;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;

/** Runbooks gone through in an incident's room. */
@OrganisationTest
class RunbookScenarioTests {

	/** Each test has weeks of its own, so that one's reminders are not another's. */
	private static ZonedDateTime monday(int test) {
		return ZonedDateTime.of(2085, 1, 1, 9, 30, 0, 0, ZoneId.of("UTC")).plusWeeks(test * 20L);
	}

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	@AfterEach
	void nothingIsLeft() {
		incidents.forgetAll();
	}

	private String told(String who, String id, String text) {
		return incidents.told(who, id, text);
	}

	private Run run(String id, String run) {
		return incidents.file(id).run(run).orElseThrow();
	}

	private String card(String id, String run) {
		incidents.settle();
		return chat.messagesIn(incidents.room(id))
			.stream()
			.filter(text -> text.contains("🧭") && text.contains(run + " · "))
			.reduce((before, last) -> last)
			.orElse("");
	}

	private List<String> events(String id) {
		incidents.settle();
		return timelines.read(id).stream().map(Entry::text).toList();
	}

	/** Ticks and reads whatever is required in the open stage. */
	private void settle(String who, String id, String named) {
		Casefile file = incidents.file(id);
		Run run = file.run(named).orElseThrow();
		run.items(CasefileRuns.facts(file, run))
			.stream()
			.filter(item -> item.isOpen() && item.item().required())
			.forEach(item -> told(who, id, "done " + named + "." + item.item().number()));
	}

	private Reply press(String who, String id, Message message, String label) {
		return chat.press(chat.person(who), incidents.room(id), FakeChat.button(message, label),
				incidents.clock().instant());
	}

	@Test
	void isGoneThroughWithAThumb() {
		incidents.at(monday(0));
		String id = incidents.open("model degraded");
		told("alice", id, "sev sev1 many decisions");
		told("alice", id, "role technical-lead @bob");
		told("alice", id, "mitigated");
		incidents.settle();
		assertThat(FakeChat.text(incidents.say("alice", id, "runbook"))).contains("Recovery fits here", "[Start]",
				"Redeployment");

		assertThat(told("alice", id, "runbook start recovery")).contains("RB1 began.");
		assertThat(card(id, "RB1")).contains("1 of 4", "● Stabilisation", "Next: Verify system state and integrity",
				"@Bob", "[Next]", "Waits: 6 required items are open, RB1.1 first.");

		Message item = FakeChat.message(incidents.say("bob", id, "runbook RB1 next")).orElseThrow();
		assertThat(FakeChat.text(item)).contains("Verify system state and integrity", "For @Bob", "[Done]",
				"[With evidence]", "[Next one]");
		Reply second = press("bob", id, item, "Done");
		assertThat(FakeChat.text(second)).contains("RB1.1 is done.", "Run diagnostic tests");
		Message next = FakeChat.message(second).orElseThrow();
		Reply form = press("bob", id, next, "With evidence");
		assertThat(form.asked()).isPresent();
		Reply third = chat.submit(chat.person("bob"), incidents.room(id), form.asked().orElseThrow().action(),
				Map.of("evidence", List.of("https://example.com/run/17")), incidents.clock().instant());
		assertThat(FakeChat.text(third)).contains("RB1.2 is done.", "Compare system behavior");
		assertThat(run(id, "RB1").item(2, CasefileRuns.facts(incidents.file(id), run(id, "RB1"))).orElseThrow().text())
			.isEqualTo("https://example.com/run/17");
		assertThat(card(id, "RB1")).contains("Next: Preserve all logs", "Waits: 4 required items are open");
		assertThat(events(id)).filteredOn(text -> text.contains("RB1"))
			.as("key events only")
			.containsExactly("RB1 Recovery began");
	}

	@Test
	void whatIsSkippedReadTakenBackOrHandedOverIsKept() {
		incidents.at(monday(1));
		String id = incidents.open("reviewed");
		told("alice", id, "runbook start review");
		assertThat(told("alice", id, "skip RB1.2 there was no momentum")).contains("Why doesn't RB1.2 apply?",
				"there was no momentum", "R4 · ");
		assertThat(told("alice", id, "skip RB1.2 R4 there was no momentum")).contains("RB1.2 doesn't apply.");
		assertThat(told("alice", id, "done RB1.1")).as("a date is asked for").contains("form");
		assertThat(told("alice", id, "reading RB1.1 next week")).contains("RB1.1 asks for a day like 2026-11-30",
				"Your text is kept");
		assertThat(told("alice", id, "reading RB1.1 2085-06-01")).contains("RB1.1 is read.");
		assertThat(told("alice", id, "runbook RB1 undo 2 it was not so")).contains("RB1.2 is open again.");
		assertThat(told("alice", id, "handover RB1.2 @erin")).contains("RB1.2 is Erin's now.");
		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).last()
			.asString()
			.contains("Alice handed RB1.2 over to you", "Before momentum", "[Done]");
		assertThat(FakeChat.text(incidents.say("erin", "todo"))).contains("RB1.2 Before momentum", "[Open]");
		assertThat(told("alice", id, "check RB1.3 seen")).contains("RB1.3 is done.");
		assertThat(told("alice", id, "check RB1.77")).contains("There is no RB1.77.");
		assertThat(told("alice", id, "check RB4.1")).contains("There is no run RB4 here.");
	}

	@Test
	void whatIsOfferedCanBeDeclined() {
		incidents.at(monday(14));
		String id = incidents.open("model degraded again");
		told("alice", id, "sev sev1 many decisions");
		told("alice", id, "mitigated");
		incidents.settle();
		Message offered = FakeChat.message(incidents.say("bob", id, "runbook")).orElseThrow();
		assertThat(FakeChat.text(offered)).contains("Recovery fits here", "[Start] [Not needed]");
		assertThat(FakeChat.text(press("bob", id, offered, "Not needed"))).contains("isn't offered any more",
				"runbook start recovery");
		assertThat(told("alice", id, "runbook decline recovery")).contains("declined already");
		assertThat(told("alice", id, "runbook")).doesNotContain("fits here").contains("not needed, says @Bob");
		incidents.settle();
		assertThat(chat.messagesIn(incidents.room(id))).noneMatch(text -> text.contains("Recovery fits here"));
		assertThat(events(id)).noneMatch(text -> text.contains("Recovery"));
		assertThat(told("alice", id, "runbook decline recovrey")).contains("Did you mean `runbook decline recovery`?");
		assertThat(told("alice", id, "runbook start recovery")).contains("RB1 began.");
		assertThat(told("alice", id, "runbook decline recovery")).contains("RB1 goes through it already");
	}

	@Test
	void aRecoveryIsSummedUpForLeadership() {
		incidents.at(monday(16));
		String id = incidents.open("model degraded once more");
		told("alice", id, "mitigated");
		told("alice", id, "runbook start recovery");
		assertThat(told("alice", id, "runbook RB1 summary")).contains("Recovery of " + id, "nobody is recorded",
				"open for", "Stabilisation", "left before it can close", "[Send to leadership]");
		assertThat(told("erin", id, "runbook RB1 summary")).contains("Recovery of " + id)
			.doesNotContain("[Send to leadership]");
		assertThat(told("erin", id, "runbook RB1 summary send")).contains("Only");
		int before = chat.messagesIn(chat.namedRoom("leadership")).size();
		assertThat(told("alice", id, "runbook RB1 summary send")).contains("on its way to #leadership");
		assertThat(events(id)).contains("RB1 Recovery: summary sent to leadership");
		assertThat(chat.messagesIn(chat.namedRoom("leadership"))).hasSize(before + 1)
			.last()
			.asString()
			.contains("Recovery of " + id, "On one page", "PDF")
			.doesNotContain("[Send to leadership]");
		told("alice", id, "runbook start review");
		assertThat(told("alice", id, "runbook RB2 summary")).contains("RB2 is no recovery of its own");
		told("alice", id, "runbook RB1 stop R4 the vendor does it");
		assertThat(card(id, "RB1")).contains("[Summary for leadership] [The whole run]");
	}

	@Test
	void nothingOfAPrivateRecoveryIsPosted() {
		incidents.at(monday(17));
		String id = incidents.declare("alice", "private somebody broke in");
		told("alice", id, "role commander");
		told("alice", id, "runbook start recovery");
		assertThat(told("alice", id, "runbook RB1 summary")).doesNotContain("[Send to leadership]");
		int before = chat.messagesIn(chat.namedRoom("leadership")).size();
		assertThat(told("alice", id, "runbook RB1 summary send")).contains("is private");
		incidents.settle();
		assertThat(chat.messagesIn(chat.namedRoom("leadership"))).hasSize(before);
	}

	/** Whatever its gate waits for: what is lifted elsewhere, and time. */
	@Test
	void theCardFollowsWhatItsGateWaitsFor() {
		incidents.at(monday(18));
		String id = incidents.open("almost normal");
		told("alice", id, "mitigated");
		told("alice", id, "control two people check until return to normal");
		told("alice", id, "runbook start return-to-normal");
		settle("alice", id, "RB1");
		assertThat(card(id, "RB1")).contains("Still on: IC1", "stay stable for 7 days").doesNotContain("[Approve]");
		told("alice", id, "lift IC1 all is well");
		assertThat(card(id, "RB1")).doesNotContain("Still on").contains("stay stable for 7 days");
		incidents.at(monday(18).plusDays(7).plusHours(1));
		incidents.settle();
		assertThat(card(id, "RB1")).doesNotContain("stay stable").contains("Still to approve", "[Approve]");
	}

	/** The last version stored its runbook field by field, with ids as {@code _id}. */
	@Test
	void aRunThatTheLastVersionStoredGoesOn() {
		incidents.at(monday(19));
		String id = incidents.open("reviewed before the update");
		told("alice", id, "runbook start review");
		incidents.settle();
		Runbook before = run(id, "RB1").runbook();
		Document fields = (Document) withStoredIds(Document.parse(stored(id)));
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(id)), Update.update("runs.0.runbook", fields),
					"casefiles"));
		assertThat(run(id, "RB1").runbook()).isEqualTo(before);
		assertThat(told("alice", id, "check RB1.3 seen")).contains("RB1.3 is done.");
		assertThat(stored(id)).contains("\"id\":\"review\"");
	}

	private String stored(String id) {
		Document file = QueryShapes.ignoring(() -> incidents.mongo().findById(id, Document.class, "casefiles"));
		return file.getList("runs", Document.class).get(0).getString("runbook");
	}

	private static Object withStoredIds(Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(RunbookScenarioTests::withStoredIds).toList();
		}
		if (value instanceof Document document) {
			Document renamed = new Document();
			document.forEach((name, field) -> renamed.put(name.equals("id") ? "_id" : name, withStoredIds(field)));
			return renamed;
		}
		return value;
	}

	@Test
	void severalTicksAreNamed() {
		incidents.at(monday(15));
		String id = incidents.open("reviewed twice");
		told("alice", id, "runbook start return-to-normal");
		assertThat(told("alice", id, "done RB1.1 RB1.2")).contains("RB1.1 and RB1.2 are done.");
		assertThat(told("alice", id, "done RB1.3 RB1.4 RB1.5")).contains("RB1.3, RB1.4 and 1 more are done.");
		assertThat(told("alice", id, "done RB1.6 RB1.6")).contains("RB1.6 is done.");
	}

	@Test
	void whatPeopleTypeAtNightIsNoRunbook() {
		incidents.at(monday(2));
		String id = incidents.open("night");
		for (String text : List.of("check the DB", "rollback done", "skip the line", "reading the logs",
				"advance team is here", "runbook says reboot")) {
			assertThat(told("bob", id, text)).as(text).contains("[Add as a note]", text);
		}
		assertThat(told("bob", id, "runbook start recovrey")).contains("Did you mean", "runbook start recovery");
	}

	@Test
	void oneThatBeginsByItselfDoesSoOnceAndHoldsTheClosing() {
		incidents.at(monday(3));
		String id = incidents.open("patient harmed");
		incidents.settle();
		assertThat(incidents.file(id).runs()).isEmpty();
		told("alice", id, "mitigated");
		incidents.settle();
		incidents.settle();
		assertThat(incidents.file(id).runs()).hasSize(1);
		assertThat(events(id)).contains("RB1 Call the insurer began by itself");
		assertThat(card(id, "RB1")).contains("Call the insurer", "The claim's number");

		told("alice", id, "resolve");
		incidents.settle();
		assertThat(incidents.file(id).status()).isNotEqualTo("investigating");
		assertThat(told("alice", id, "close")).contains("RB1.1 The claim's number");
		assertThat(told("alice", id, "reading RB1.2 E77")).contains("There is no file at E77");
		assertThat(told("alice", id, "reading RB1.1 C-2085-17")).contains("RB1.1 is read.");
		assertThat(told("alice", id, "left")).contains("RB1");
		told("alice", id, "skip RB1.2 R4 they sent none");
		assertThat(told("alice", id, "advance RB1")).contains("RB1 Call the insurer is done.");
		assertThat(told("alice", id, "left")).doesNotContain("RB1");
		incidents.settle();
		assertThat(incidents.file(id).runs()).as("not again").hasSize(1);
	}

	@Test
	void canaryIsRolledBackAndThenGoesThrough() {
		ZonedDateTime monday = monday(4);
		incidents.at(monday);
		String id = incidents.open("model degraded");
		told("alice", id, "mitigated");
		told("bob", id, "runbook start redeployment");
		assertThat(told("bob", id, "advance RB1")).contains("29 required items are open");
		settle("bob", id, "RB1");
		assertThat(told("bob", id, "advance RB1")).contains("Canary deployment begins");
		settle("bob", id, "RB1");
		assertThat(told("bob", id, "advance RB1")).contains("stay stable for 1 day");
		assertThat(told("bob", id, "rollback RB1 eror spikes")).contains("Name what happened", "errors");
		assertThat(told("bob", id, "rollback RB1 errors 5 % of requests failed"))
			.contains("RB1 Redeployment went back to Pre-deployment: System errors or crashes. 5 % of requests failed");
		assertThat(told("bob", id, "advance RB1")).contains("29 required items are open");
		settle("bob", id, "RB1");
		told("bob", id, "advance RB1");
		settle("bob", id, "RB1");
		incidents.at(monday.plusHours(30));
		assertThat(told("bob", id, "advance RB1")).contains("Gradual rollout begins");
		settle("bob", id, "RB1");
		told("bob", id, "advance RB1");
		settle("bob", id, "RB1");
		assertThat(told("bob", id, "advance RB1")).contains("RB1 Redeployment is done.");
		assertThat(events(id)).filteredOn(text -> text.startsWith("RB1"))
			.hasSize(7)
			.anySatisfy(text -> assertThat(text).contains("went back to Pre-deployment"));
	}

	@Test
	void normalNeedsAStableWeekAndThreeApprovals() {
		ZonedDateTime monday = monday(5);
		incidents.at(monday);
		String id = incidents.open("to normal");
		told("alice", id, "role technical-lead @alice");
		told("alice", id, "mitigated");
		told("alice", id, "runbook start return-to-normal");
		assertThat(told("alice", id, "approve RB1")).contains("once nothing else is missing");
		settle("bob", id, "RB1");
		incidents.at(monday.plusDays(5));
		told("bob", id, "runbook RB1 anomaly latency jumped");
		incidents.at(monday.plusDays(8));
		assertThat(told("alice", id, "approve RB1")).contains("stay stable for 7 days");
		incidents.at(monday.plusDays(14));
		assertThat(told("bob", id, "approve RB1")).contains("You don't hold that role",
				"Nobody is compliance yet: `role compliance @person`");
		assertThat(told("alice", id, "approve RB1")).contains("Alice approved as commander and technical lead");
		assertThat(told("alice", id, "advance RB1")).contains("Still to approve: compliance.");
		incidents.settle();
		assertThat(FakeChat.text(incidents.say("dave", "todo"))).doesNotContain("RB1");
		assertThat(told("dave", id, "approve RB1")).as("a senior speaks for a role that nobody holds")
			.contains("Dave approved as compliance");
		assertThat(told("alice", id, "advance RB1")).contains("is done");
		assertThat(run(id, "RB1").state()).isEqualTo(RunState.DONE);
	}

	@Test
	void aRunbookThatAnotherAsksForComesBackToIt() {
		incidents.at(monday(6));
		String id = incidents.open("nested");
		told("alice", id, "mitigated");
		told("alice", id, "runbook start data-cleanup");
		for (int item : List.of(1, 8, 15)) {
			told("alice", id, "reading RB1." + item + " no");
		}
		assertThat(told("alice", id, "done RB1.23")).contains("doesn't apply here");
		told("alice", id, "reading RB1.22 yes");
		assertThat(told("alice", id, "done RB1.23")).contains("RB1.23 is done when the runbook \"safe-deletion\" is");
		Message item = FakeChat.message(incidents.say("alice", id, "runbook RB1 item 23")).orElseThrow();
		assertThat(FakeChat.text(press("alice", id, item, "Start it"))).contains("RB2 began.");
		assertThat(FakeChat.text(incidents.say("alice", id, "runbook RB1 item 23"))).contains("[Open RB2]");
		settle("alice", id, "RB2");
		assertThat(told("alice", id, "advance RB2")).contains("RB2 Safe deletion is done");
		assertThat(run(id, "RB1").acts()).last().satisfies(act -> {
			assertThat(act.kind()).isEqualTo(RunActKind.DONE);
			assertThat(act.item()).isEqualTo(23);
			assertThat(act.text()).isEqualTo("RB2");
		});
		assertThat(told("alice", id, "advance RB1")).contains("Keep, archive, and say what is gone begins");
	}

	@Test
	void waitsForPeopleAndGoesUpTheLadderWhenItIsLate() {
		ZonedDateTime monday = monday(7);
		incidents.at(monday);
		String id = incidents.open("late");
		told("alice", id, "role technical-lead @bob");
		told("alice", id, "mitigated");
		told("alice", id, "runbook start recovery");
		incidents.settle();
		assertThat(FakeChat.text(incidents.say("bob", "todo"))).contains("RB1.1 Verify system state", id);
		assertThat(FakeChat.text(incidents.say("bob", "todo"))).as("one line, no wall").doesNotContain("RB1.2 ");
		incidents.at(monday.plusDays(1));
		incidents.settle();
		assertThat(incidents.toldDirectly("bob")).last().asString().contains("RB1.1 Verify system state");
		int before = incidents.toldDirectly("dave").size();
		for (int day = 2; day < 16; day++) {
			incidents.at(monday.plusDays(day));
			incidents.settle();
		}
		assertThat(incidents.toldDirectly("dave").subList(before, incidents.toldDirectly("dave").size()))
			.anySatisfy(text -> assertThat(text).contains("RB1.1", "waiting for"));
	}

	@Test
	void onlyACommanderOrASeniorStopsIt() {
		incidents.at(monday(8));
		String id = incidents.open("stopped");
		told("bob", id, "runbook start first-hour");
		assertThat(told("bob", id, "runbook RB1 stop R4 not needed"))
			.contains("Only the commander and the senior group");
		assertThat(told("alice", id, "runbook RB1 stop not needed")).contains("Why is RB1 stopped?", "R4 · ");
		assertThat(told("alice", id, "runbook RB1 stop R4 not needed")).contains("was stopped: not needed");
		assertThat(told("alice", id, "done RB1.1")).contains("RB1 was stopped.");
		assertThat(told("alice", id, "runbook start first-hour")).contains("RB2 began.");
		assertThat(told("bob", id, "runbook start first-hour")).contains("RB2 goes through it already.");
	}

	@Test
	void theListIsReadInPages() {
		incidents.at(monday(9));
		String id = incidents.open("list");
		told("alice", id, "runbook start recovery");
		Message first = FakeChat.message(incidents.say("alice", id, "runbook RB1 list")).orElseThrow();
		assertThat(FakeChat.text(first)).contains("page 1 of 3", "Objectives: Stabilize systems in safe state",
				"☐ Verify system state and integrity", "[More]");
		assertThat(FakeChat.text(press("alice", id, first, "More"))).contains("page 2 of 3");
		assertThat(told("alice", id, "runbook RB1 outline")).contains("● Stabilisation", "0 of 22 done",
				"○ Return to normal operations");
	}

	@Test
	void twoTapsAtOnceTickOnce() {
		incidents.at(monday(10));
		String id = incidents.open("twice " + UUID.randomUUID());
		told("alice", id, "runbook start recovery");
		Message item = FakeChat.message(incidents.say("bob", id, "runbook RB1 next")).orElseThrow();
		Action done = FakeChat.button(item, "Done");
		String key = UUID.randomUUID().toString();
		IntStream.range(0, 2)
			.forEach(n -> chat.press(chat.person("bob"), incidents.room(id), done, incidents.clock().instant(), key));
		assertThat(run(id, "RB1").acts()).hasSize(1);
		assertThat(FakeChat.text(chat.press(chat.person("bob"), incidents.room(id), done, incidents.clock().instant())))
			.contains("RB1.1 is done already");
	}

	@Test
	void nobodyIsAskedToApproveWhileSomethingElseIsMissing() {
		ZonedDateTime monday = monday(11);
		incidents.at(monday);
		String id = incidents.open("not yet normal");
		told("alice", id, "role compliance @carol");
		told("alice", id, "role technical-lead @alice");
		told("alice", id, "control two people check each refund until return to normal");
		told("alice", id, "mitigated");
		told("alice", id, "runbook start return-to-normal");
		settle("bob", id, "RB1");
		incidents.at(monday.plusDays(8));
		incidents.settle();
		assertThat(FakeChat.text(incidents.say("carol", "todo"))).doesNotContain("RB1");
		assertThat(FakeChat.text(incidents.say("alice", "todo"))).contains("RB1 Return to normal", "is through");
		told("alice", id, "lift IC1");
		assertThat(FakeChat.text(incidents.say("carol", "todo"))).contains("RB1 Return to normal",
				"waits for the approval of the compliance");
	}

	@Test
	void whatWasBegunOnItsOwnCountsWhereAnotherAsksForIt() {
		incidents.at(monday(12));
		String id = incidents.open("begun before");
		told("alice", id, "mitigated");
		told("bob", id, "runbook start safe-deletion");
		told("alice", id, "runbook start data-cleanup");
		for (int item : List.of(1, 8, 15)) {
			told("alice", id, "reading RB2." + item + " no");
		}
		told("alice", id, "reading RB2.22 yes");
		assertThat(told("alice", id, "runbook RB2 item 23")).contains("[Open RB1]");
		settle("bob", id, "RB1");
		assertThat(told("bob", id, "advance RB1")).contains("RB1 Safe deletion is done");
		assertThat(run(id, "RB2").acts()).last().satisfies(act -> assertThat(act.text()).isEqualTo("RB1"));
		assertThat(told("alice", id, "advance RB2")).contains("Keep, archive");
	}

	@Test
	void theIncidentMayBeNamedBeforeTheItem() {
		incidents.at(monday(13));
		String id = incidents.open("addressed");
		told("alice", id, "runbook start review");
		String number = id.substring(id.lastIndexOf('-') + 1);
		assertThat(FakeChat.text(incidents.say("bob", "done " + number + " RB1.2"))).contains("RB1.2 is done.");
		assertThat(FakeChat.text(incidents.say("bob", id + " check RB1.3"))).contains("RB1.3 is done.");
		assertThat(FakeChat.text(incidents.say("bob", "check " + number + " RB1.4"))).contains("RB1.4 is done.");
		assertThat(told("bob", id, "check the RB1.5 cable")).contains("[Add as a note]");
	}

}
