package dev.firewatch.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.people.Person;
import dev.firewatch.people.People;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.Reply;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.FollowUpTask;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.ServerAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@CoreTest
@ExtendWith(OutputCaptureExtension.class)
class FollowUpScenarioTests {

	private static final ZoneId UTC = ZoneId.of("UTC");

	/** Each test has weeks of its own, so that one's reminders are not another's. */
	private static ZonedDateTime monday(int week) {
		return ZonedDateTime.of(2027, 1, 4, 10, 0, 0, 0, UTC).plusWeeks(week * 20L);
	}

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	CasefileEditor editor;

	@Autowired
	Obligations obligations;

	@Autowired
	Casefiles casefiles;

	@Autowired
	People people;

	@Autowired
	MongoTemplate mongo;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	@Test
	void asksForOneSectionAtATimeInWorkingHours() {
		ZonedDateTime monday = monday(0);
		incidents.at(monday.withHour(22));
		String id = incidents.open("Questions");
		incidents.say("alice", id, "resolve");
		int before = incidents.toldDirectly("alice").size();

		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).as("nothing at night").hasSize(before);

		incidents.at(monday.plusDays(1).withHour(9).withMinute(30));
		incidents.settle();
		incidents.settle();
		assertThat(questions(id)).as("one of the eight").isEqualTo(1);
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("7 more after this one");
		assertThat(incidents.file(id).incident().status()).isEqualTo(Status.FOLLOWING_UP);

		String asked = incidents.file(id)
			.postmortem()
			.orElseThrow()
			.sections()
			.stream()
			.filter(section -> section.askedAt() != null)
			.findFirst()
			.orElseThrow()
			.id();
		incidents.say("alice", id, "postmortem later " + asked);
		incidents.settle();
		assertThat(questions(id)).as("the next one").isEqualTo(2);
	}

	@Test
	void asksAPersonAtMostFiveTimesADay() {
		ZonedDateTime monday = monday(41);
		incidents.at(monday.withHour(22));
		List<String> ids = Stream
			.of("Checkout is down", "Mail bounces", "Search hangs", "Badges fail", "Printers burn", "Payroll late")
			.map(incidents::open)
			.toList();
		ids.forEach(id -> incidents.say("alice", id, "resolve"));

		incidents.at(monday.plusDays(1).withHour(9).withMinute(30));
		incidents.settle();
		assertThat(ids.stream().mapToLong(this::questions).sum()).as("five of six").isEqualTo(5);

		incidents.at(monday.plusDays(2).withHour(9).withMinute(45));
		incidents.settle();
		assertThat(ids.stream().mapToLong(this::questions).sum()).as("five more the next day").isEqualTo(10);
	}

	@Test
	void finishesSeveralFixesAtOnceOnlyIfNothingButTheyAreNamed() {
		incidents.at(monday(42));
		String id = incidents.open("Several");
		incidents.say("alice", id, "fix First thing @dave @dave");
		incidents.say("alice", id, "fix Second thing @dave");
		incidents.say("alice", id, "fix Third thing @dave");

		assertThat(incidents.file(id).fix("F1").orElseThrow().owners()).hasSize(1);
		assertThat(incidents.told("dave", id, "done F1, f2")).contains("F1", "F2", "First thing", "Second thing");
		assertThat(incidents.file(id).fixes()).extracting(Fix::status)
			.containsExactly(FixStatus.DONE, FixStatus.DONE, FixStatus.OPEN);

		incidents.say("dave", id, "done F3 F1 was harder");
		assertThat(incidents.file(id).fix("F3").orElseThrow().doneNote()).contains("F1 was harder");
		assertThat(incidents.told("dave", id, "done F1 F3")).contains("already");
	}

	@Test
	void refusesADueDateThatNobodyCanMean() {
		incidents.at(monday(43));
		String id = incidents.open("Due");

		assertThat(incidents.told("alice", id, "fix Past @dave due 2020-01-01")).contains("in the past",
				"Your text is kept");
		assertThat(incidents.told("alice", id, "fix Far @dave due 9999d")).contains("two years", "Your text is kept");
		assertThat(incidents.file(id).fixes()).isEmpty();
	}

	private long questions(String id) {
		return incidents.toldDirectly("alice").stream().filter(text -> text.contains(id + " · ")).count();
	}

	@Test
	void remindsTheOwnerUntilItIsVerifiedAndNeverOnAWeekend() {
		ZonedDateTime monday = monday(1);
		incidents.at(monday);
		String id = incidents.open("Reminders");
		incidents.say("alice", id, "fix Alert on queue @dave due 3d metric \"alerts\" target \"> 0\" verifier @frank");
		incidents.at(monday.plusDays(7));
		incidents.settle();
		int overdue = incidents.toldDirectly("dave").size();
		assertThat(incidents.toldDirectly("dave")).last().asString().contains("⏰ F1", "Alert on queue", "[Done]");

		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).as("one message a day").hasSize(overdue);

		incidents.at(monday.plusDays(12));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).as("none on a Saturday").hasSize(overdue);

		incidents.at(monday.plusDays(14));
		chat.press(chat.person("dave"), chat.direct(chat.person("dave")), new Action("done", id, "F1"),
				incidents.clock().instant());
		incidents.at(monday.plusDays(15));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).as("done, so quiet").hasSize(overdue);

		incidents.at(monday.plusDays(44));
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).last()
			.asString()
			.contains("Time to check whether it worked", "Target: > 0", "[Enter result]");
	}

	@Test
	void countsAReminderAsSentOnlyWhenThePlatformConfirmedIt() {
		ZonedDateTime monday = monday(2);
		incidents.at(monday);
		String id = incidents.open("Unsent");
		// So that nobody else is told anything meanwhile.
		incidents.say("alice", id, "role commander @erin");
		incidents.say("alice", id, "mitigated");
		incidents.say("alice", id, "fix Mend it @erin due 1d");
		incidents.settle();
		incidents.at(monday.plusDays(4));
		int before = incidents.toldDirectly("erin").size();
		chat.failOnce("post", PlatformFailure.temporary("slow down", Duration.ofMillis(200)));

		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).as("the first attempt failed").hasSize(before);

		Awaitility.await().untilAsserted(() -> {
			incidents.deliveries().sweep();
			assertThat(incidents.toldDirectly("erin")).hasSize(before + 1);
		});
	}

	@Test
	void doesNotAbortAnOpeningForOneFailingSideEffect() {
		incidents.at(monday(3));
		chat.failOnce("topic", PlatformFailure.permanent("missing permission"));

		String id = incidents.open("One failure");

		assertThat(chat.calls()).contains("bookmark " + incidents.room(id).id() + " " + id + " page");
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).anyMatch(text -> text.contains(id));
	}

	@Test
	void looksForAMessageWhoseOutcomeIsUnknownBeforeRepeatingIt() {
		incidents.at(monday(4));
		String id = incidents.open("Unknown outcome");
		String room = incidents.room(id).id();
		int before = (int) chat.calls().stream().filter(call -> call.startsWith("post " + room)).count();
		chat.failOnce("post", new PlatformFailure(FailureOutcome.UNKNOWN, "timed out", Duration.ofMillis(50), null));

		editor.change(new IncidentId(id), "unknown",
				file -> Decision.accepted(Reply.silent(), Effects.notice(file.id(), "All is well again")));

		Awaitility.await().untilAsserted(() -> {
			incidents.deliveries().sweep();
			assertThat(chat.calls()).filteredOn(call -> call.startsWith("post " + room)).hasSizeGreaterThan(before + 1);
		});
		incidents.settle();
		assertThat(chat.messagesIn(incidents.room(id))).filteredOn(text -> text.contains("All is well again"))
			.hasSize(1);
	}

	@Test
	void needsSomebodyElseToAcceptAnException() {
		incidents.at(monday(5));
		String id = incidents.open("Exceptions");
		incidents.say("bob", id, "join");
		incidents.say("carol", id, "join");
		incidents.say("alice", id, "fix Throttle the queue @alice metric \"fast ones\" target \"0 per week\"");
		incidents.say("alice", id, "done F1");

		assertThat(incidents.told("alice", id, "verify F1 1")).contains("somebody else has to verify");
		incidents.say("bob", id, "verify F1 1 exception investigated, edge case");
		assertThat(incidents.file(id).fix("F1").orElseThrow().status()).isEqualTo(FixStatus.DONE);
		assertThat(incidents.told("alice", id, "approve F1")).contains("somebody else has to approve");
		assertThat(incidents.told("bob", id, "approve F1")).contains("Only the commander");
		incidents.say("alice", id, "role commander @carol");
		incidents.say("carol", id, "approve F1");

		assertThat(incidents.file(id).fix("F1").orElseThrow().status()).isEqualTo(FixStatus.VERIFIED);
	}

	@Test
	void refusesToCloseUntilNothingIsLeft() {
		incidents.at(monday(6));
		String id = incidents.open("Closing");
		incidents.say("alice", id, "fix Write a runbook @bob");
		incidents.say("alice", id, "resolve");

		String told = incidents.told("alice", id, "close");

		assertThat(told).contains("Not yet: 14 things are left", "Unanswered: Executive summary",
				"Sign-off by Commander", "not published", "F1 Write a runbook", "@Bob");
		assertThat(incidents.told("alice", id, "publish")).contains("Not yet: 8 sections without an answer");
		assertThat(incidents.file(id).incident().status().followUp()).isTrue();
	}

	@Test
	void skipsASectionOnlyWithAReasonAndHandsOneOver() {
		incidents.at(monday(7));
		String id = incidents.open("Sections");
		incidents.say("alice", id, "resolve");

		Reply asked = incidents.say("alice", id, "postmortem skip impact");
		assertThat(asked).isInstanceOf(Reply.Ask.class);
		assertThat(incidents.told("alice", id, "postmortem skip impact nobody was affected")).contains("Skipped",
				"[R1 · Context and policy awareness]", "[R4 · Does not apply to this incident]");
		incidents.say("alice", id, "postmortem handover lessons @erin");
		incidents.settle();

		assertThat(incidents.file(id).postmortem().orElseThrow().state("impact").skipReason())
			.isEqualTo("nobody was affected");
		assertThat(incidents.toldDirectly("erin"))
			.anySatisfy(text -> assertThat(text).contains(id, "Lessons learned", "handed over to you", "[Answer]"));
		assertThat(chat.messagesIn(incidents.room(id))).anyMatch(text -> text.contains("Postmortem 1 of 8"));
	}

	@Test
	void givesARefusedFormBackWithASentenceAtEachField() {
		incidents.at(monday(8));
		String id = incidents.open("Forms");
		incidents.say("alice", id, "resolve");

		Reply reply = chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "impact"),
				Map.of("affected-users", List.of("many"), "harm", List.of("High")), incidents.clock().instant());

		assertThat(((Reply.Correct) reply).problems()).containsKeys("affected-users", "availability");
	}

	@Test
	void takesCausesAndFixesFromASectionsLines() {
		incidents.at(monday(9));
		String id = incidents.open("Lines");
		incidents.say("alice", id, "cause Known before");
		incidents.say("alice", id, "resolve");

		chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "causes"),
				Map.of("more-causes", List.of("- primary Flags below the fold because nobody scrolls\nKnown before"),
						"root-cause", List.of("The interface hid it."), "cause-category", List.of("Safeguard gap")),
				incidents.clock().instant());

		assertThat(incidents.file(id).causes().all()).extracting(cause -> cause.text())
			.containsExactly("Known before", "Flags below the fold");
		assertThat(incidents.file(id).causes().find("CF2").orElseThrow().primary()).isTrue();
	}

	/** As if everything had been answered and signed. */
	private void published(String id, ZonedDateTime at) {
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id), new Document("$set",
					new Document("postmortem.publishedAt", Date.from(at.toInstant())).append("attendAt", new Date(0))));
	}

	private void settledAt(ZonedDateTime moment) {
		incidents.at(moment);
		incidents.settle();
	}

	private boolean archived(String id) {
		return chat.calls().contains("archive " + incidents.room(id).id());
	}

	private long announcements(String id) {
		return chat.messagesIn(incidents.room(id)).stream().filter(text -> text.contains("[Keep it]")).count();
	}

	@Test
	void putsTheRoomAwayAfterSevenQuietDaysAndSaysSoADayAhead() {
		ZonedDateTime monday = monday(10);
		incidents.at(monday);
		String id = incidents.open("Quiet");
		incidents.say("alice", id, "resolve");
		published(id, monday);
		settledAt(monday.plusDays(4));
		assertThat(announcements(id)).isZero();

		settledAt(monday.plusDays(7));
		assertThat(chat.messagesIn(incidents.room(id)))
			.anyMatch(text -> text.contains("[Keep it]") && text.contains("archived")
					&& text.contains(monday.plusDays(8).toInstant().toString().substring(0, 10)));
		assertThat(archived(id)).isFalse();
		incidents.settle();
		assertThat(announcements(id)).as("said once").isOne();

		settledAt(monday.plusDays(8).plusMinutes(5));
		assertThat(archived(id)).isTrue();
	}

	@Test
	void keepsTheRoomUntilThePostmortemIsPublished() {
		ZonedDateTime monday = monday(20);
		incidents.at(monday);
		String id = incidents.open("Unpublished");
		incidents.say("alice", id, "resolve");
		for (int day : List.of(7, 8, 20, 50)) {
			settledAt(monday.plusDays(day));
		}
		assertThat(announcements(id)).isZero();
		assertThat(archived(id)).isFalse();

		published(id, monday.plusDays(50));
		settledAt(monday.plusDays(57));
		assertThat(announcements(id)).isOne();
	}

	@Test
	void keepsTheRoomWhilePeopleTalkInIt() {
		ZonedDateTime monday = monday(21);
		incidents.at(monday);
		String id = incidents.open("Talkative");
		incidents.say("alice", id, "resolve");
		published(id, monday);
		chat.writes("bob", incidents.room(id), "one more thing", monday.plusDays(7).minusMinutes(1).toInstant(), 0);

		settledAt(monday.plusDays(7));
		settledAt(monday.plusDays(8).plusMinutes(5));
		assertThat(announcements(id)).as("talked about a day ago").isZero();
		assertThat(archived(id)).isFalse();

		settledAt(monday.plusDays(14));
		assertThat(announcements(id)).isOne();
		chat.writes("bob", incidents.room(id), "wait", monday.plusDays(15).toInstant(), 0);
		settledAt(monday.plusDays(15).plusMinutes(5));
		assertThat(archived(id)).as("talked about since it was announced").isFalse();
		assertThat(incidents.file(id).incident().archivedAt()).isEmpty();

		settledAt(monday.plusDays(22));
		settledAt(monday.plusDays(23).plusMinutes(5));
		assertThat(announcements(id)).isEqualTo(2);
		assertThat(archived(id)).isTrue();
	}

	@Test
	void keepsTheRoomForWhoeverAsks() {
		ZonedDateTime monday = monday(22);
		incidents.at(monday);
		String id = incidents.open("Kept");
		incidents.say("alice", id, "resolve");
		published(id, monday);
		settledAt(monday.plusDays(7));

		Reply kept = chat.press(chat.person("bob"), incidents.room(id), new Action("keep-channel", id, ""),
				incidents.clock().instant());

		assertThat(FakeChat.text(kept)).contains("stays open");
		settledAt(monday.plusDays(8).plusMinutes(5));
		assertThat(archived(id)).isFalse();
		settledAt(monday.plusDays(14));
		assertThat(announcements(id)).isEqualTo(2);
	}

	@Test
	void putsEachRoomOfAnIncidentAway() {
		ZonedDateTime monday = monday(23);
		incidents.at(monday);
		String id = incidents.open("Closed twice");
		incidents.say("alice", id, "resolve");
		published(id, monday);
		settledAt(monday.plusDays(7));
		settledAt(monday.plusDays(8).plusMinutes(5));
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id),
					new Document("$set", new Document("status", "closed").append("incident.status", "CLOSED")));
		incidents.say("alice", "reopen " + id + " one more thing");
		incidents.settle();

		settledAt(monday.plusDays(15));
		settledAt(monday.plusDays(16).plusMinutes(10));

		assertThat(chat.calls().stream().filter(call -> call.startsWith("archive inc-" + id.substring(4)))).hasSize(2);
	}

	@Test
	void putsTheRoomAwayThoughTheIncidentClosedBeforeThat() {
		ZonedDateTime monday = monday(30);
		incidents.at(monday);
		String id = incidents.open("Closed soon");
		incidents.say("alice", id, "resolve");
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id),
					new Document("$set", new Document("status", "closed").append("incident.status", "CLOSED")
						.append("attendAt", new Date(0))));
		published(id, monday);

		settledAt(monday.plusDays(7));
		settledAt(monday.plusDays(8).plusMinutes(5));
		assertThat(archived(id)).isTrue();
		incidents.settle();

		assertThat(casefiles.toAttend(monday.plusDays(900).toInstant())).as("nothing more is asked of it").isEmpty();
	}

	@Test
	void restsUntilTimeAsksSomethingOfACasefile() {
		ZonedDateTime monday = monday(31);
		incidents.at(monday);
		String id = incidents.open("Resting");
		incidents.say("alice", id, "mitigated");
		incidents.say("alice", id, "fix Mend it @erin due 2d");
		incidents.settle();
		incidents.settle();
		assertThat(casefiles.toAttend(monday.plusHours(20).toInstant())).as("until the next morning").isEmpty();

		incidents.say("bob", id, "note anything new");
		assertThat(casefiles.toAttend(monday.plusMinutes(5).toInstant())).as("a note changes nothing").isEmpty();

		incidents.say("alice", id, "sev SEV1 more of them");
		assertThat(casefiles.toAttend(monday.plusMinutes(5).toInstant())).extracting(IncidentId::value)
			.containsExactly(id);
	}

	@Test
	void remindsAtTheMinuteOfThePersonsMorning() {
		ZonedDateTime monday = monday(32);
		incidents.at(monday);
		String id = incidents.open("On the minute");
		incidents.say("alice", id, "fix Mend it @erin due 1d");
		incidents.settle();
		int before = incidents.toldDirectly("erin").size();

		incidents.at(monday.plusDays(1).withHour(8).withMinute(59));
		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).hasSize(before);

		incidents.at(monday.plusDays(1).withHour(9).withMinute(0).withSecond(10));
		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).hasSize(before + 1);
	}

	@Test
	void treatsTheHolderOfAnOwningRoleAsTheOwner() {
		incidents.at(monday(11));
		String id = incidents.open("Role owner");
		incidents.say("bob", id, "join");
		incidents.say("carol", id, "join");
		incidents.say("alice", id, "fix Write it down @commander target \"> 0\"");
		incidents.say("alice", id, "done F1");

		assertThat(incidents.told("alice", id, "verify F1 3")).contains("somebody else has to verify");
	}

	@Test
	void makesPeopleWithSomethingToDoMembersOfAPrivateIncident() {
		incidents.at(monday(12));
		String id = incidents.declare("alice", "private " + UUID.randomUUID());
		incidents.say("alice", id, "fix Rotate the key @bob verifier @frank target \"> 0\"");
		incidents.say("alice", id, "handover F1 @dave");
		incidents.settle();

		assertThat(incidents.file(id).incident().members()).contains(chat.person("bob"), chat.person("frank"),
				chat.person("dave"));
		assertThat(FakeChat.text(incidents.say("dave", id + " done F1"))).contains("done");
	}

	@Test
	void forgetsAWishToDropOnceTheFixIsVerified() {
		incidents.at(monday(13));
		String id = incidents.open("Drop and verify");
		incidents.say("alice", id, "fix Mend it @bob target \"> 0\"");
		incidents.say("bob", id, "drop F1 no longer needed");
		incidents.say("bob", id, "done F1");
		incidents.say("alice", id, "verify F1 3");

		assertThat(incidents.file(id).fix("F1").orElseThrow().status()).isEqualTo(FixStatus.VERIFIED);
		assertThat(incidents.told("alice", id, "approve F1")).contains("Nothing about F1 waits");
	}

	@Test
	void checksSoLongAfterItIsDoneAsWasAskedFor() {
		ZonedDateTime monday = monday(14);
		incidents.at(monday);
		String id = incidents.open("Check later");
		incidents.say("alice", id, "fix Mend it @bob due 10w metric \"m\" target \"> 0\" check 14d");
		incidents.at(monday.plusDays(60));
		incidents.say("bob", id, "done F1");

		assertThat(incidents.file(id).fix("F1").orElseThrow().plan().checkOn())
			.isEqualTo(monday.plusDays(74).toLocalDate());
	}

	@Test
	void opensANewRoomWhenAnIncidentIsReopenedAfterItsRoomWasPutAway() {
		ZonedDateTime monday = monday(15);
		incidents.at(monday);
		String id = incidents.open("Back again");
		incidents.say("alice", id, "resolve");
		published(id, monday);
		settledAt(monday.plusDays(7));
		settledAt(monday.plusDays(8).plusMinutes(5));
		assertThat(archived(id)).isTrue();
		int opened = (int) chat.calls()
			.stream()
			.filter(call -> call.startsWith("openRoom " + id.toLowerCase()))
			.count();

		incidents.say("alice", "reopen " + id + " it came back");
		incidents.settle();

		assertThat(chat.calls().stream().filter(call -> call.startsWith("openRoom " + id.toLowerCase())).count())
			.isEqualTo(opened + 1);
		assertThat(incidents.file(id).incident().status()).isEqualTo(Status.INVESTIGATING);
	}

	/** As Spring hands on what a member says that no longer is the primary. */
	private static RuntimeException notPrimary() {
		return new UncategorizedMongoDbException("no",
				new MongoNotPrimaryException(new BsonDocument("code", new BsonInt32(10107)), new ServerAddress()));
	}

	/** The casefiles, of which some methods find no database; it notes what is called. */
	private Casefiles away(List<String> methods, List<String> called) {
		return (Casefiles) Proxy.newProxyInstance(Casefiles.class.getClassLoader(), new Class<?>[] { Casefiles.class },
				(proxy, method, arguments) -> {
					called.add(method.getName());
					if (methods.contains(method.getName())) {
						throw notPrimary();
					}
					try {
						return method.invoke(casefiles, arguments);
					}
					catch (InvocationTargetException fault) {
						throw fault.getCause();
					}
				});
	}

	@Test
	void blamesNoCasefileForADatabaseThatIsAway(CapturedOutput output) {
		incidents.at(monday(33));
		String id = incidents.open("Fail-over");
		incidents.say("alice", id, "resolve");
		List<String> called = new ArrayList<>();
		FollowUpTask losesItsDatabase = now -> docket -> {
			throw notPrimary();
		};
		FollowUp followUp = new FollowUp(away(List.of(), called), List.of(losesItsDatabase), obligations,
				incidents.clock());

		assertThatThrownBy(followUp::tick).isInstanceOf(UncategorizedMongoDbException.class);

		assertThat(called).as("put off for nobody").doesNotContain("attend");
		assertThat(output).doesNotContain("can't be followed up");
	}

	@Test
	void readsCasefilesOneByOneOnlyWhenOneOfThemCannotBeRead() {
		incidents.at(monday(34));
		String id = incidents.open("Not one by one");
		incidents.say("alice", id, "resolve");
		List<String> called = new ArrayList<>();
		FollowUp followUp = new FollowUp(away(List.of("findAll", "find"), called), List.of(), obligations,
				incidents.clock());

		assertThatThrownBy(followUp::tick).isInstanceOf(UncategorizedMongoDbException.class);

		assertThat(called).contains("findAll").doesNotContain("find", "attend");
	}

	@Test
	void offersAnOwnerToMendWhatMissedItsTargetAndOthersToCheckIt() {
		incidents.at(monday(16));
		String id = incidents.open("Missed");
		incidents.say("alice", id, "fix Train everybody @dave metric \"done\" target \"100%\" verifier @frank");
		incidents.say("dave", id, "done F1");
		incidents.say("frank", id, "verify F1 94%");

		assertThat(FakeChat.text(incidents.say("dave", "todo"))).contains("94%", "[Done]")
			.doesNotContain("[Recheck now]");
		assertThat(FakeChat.text(incidents.say("frank", "todo"))).contains("94%", "[Recheck now]");
	}

	@Test
	void remindsWhoeverMayApproveUntilTheyDo() {
		ZonedDateTime monday = monday(17);
		incidents.at(monday);
		String id = incidents.open("Unanswered wish");
		incidents.say("alice", id, "fix Alert on the queue @dave due 3d");
		assertThat(incidents.told("dave", id, "drop F1 not needed any more")).contains("F1", "waits for @Alice");
		incidents.settle();

		for (int day : List.of(9, 17, 45)) {
			int before = incidents.toldDirectly("alice").size();
			incidents.at(monday.plusDays(day));
			incidents.settle();

			assertThat(incidents.toldDirectly("alice")).as("on day " + day).hasSizeGreaterThan(before);
			assertThat(incidents.toldDirectly("alice").get(before)).contains("F1 Alert on the queue",
					"Dave wants to drop it: not needed any more", "[Approve]");
		}
		assertThat(FakeChat.text(incidents.say("dave", "todo"))).contains("F1", "waits for @Alice")
			.doesNotContain("[Approve]");

		incidents.say("alice", id, "approve F1");
		incidents.settle();
		int decided = incidents.toldDirectly("alice").size();
		incidents.at(monday.plusDays(49));
		incidents.settle();
		assertThat(incidents.toldDirectly("alice").subList(decided, incidents.toldDirectly("alice").size()))
			.as("decided, so not spoken of")
			.noneMatch(text -> text.contains("F1 Alert"));
	}

	@Test
	void passesWhatSomebodyWhoIsGoneOwesUpTheLadder() {
		ZonedDateTime monday = monday(37);
		incidents.at(monday);
		String id = incidents.open("Nobody there");
		incidents.say("alice", id, "fix Alert on the queue @erin due 1d");
		incidents.settle();
		Person erin = people.find(chat.person("erin")).orElseThrow();
		int before = incidents.toldDirectly("erin").size();
		int led = incidents.toldDirectly("alice").size();
		people.save(erin.gone(true));
		try {
			incidents.at(monday.plusDays(2));
			incidents.settle();

			assertThat(incidents.toldDirectly("erin")).hasSize(before);
			assertThat(incidents.toldDirectly("alice").get(led)).contains("F1 Alert on the queue", "[Hand over]",
					"@Erin can't be reached.");
		}
		finally {
			people.save(erin);
		}
	}

	@Test
	void asksTheRoomWhereNobodyElseIsAboveSomebodyWhoIsGone() {
		ZonedDateTime monday = monday(38);
		incidents.at(monday);
		String id = incidents.open("Nobody above");
		incidents.say("alice", id, "role commander @erin");
		incidents.say("alice", id, "fix Alert on the queue @erin due 1d");
		incidents.settle();
		Person erin = people.find(chat.person("erin")).orElseThrow();
		people.save(erin.gone(true));
		try {
			for (int day = 2; day <= 4; day++) {
				incidents.at(monday.plusDays(day));
				incidents.settle();
			}

			assertThat(chat.messagesIn(incidents.room(id)))
				.filteredOn(text -> text.contains("Erin is gone: their account is deactivated."))
				.isNotEmpty()
				.anySatisfy(text -> assertThat(text).contains("F1 Alert on the queue"));
		}
		finally {
			people.save(erin);
		}
	}

	@Test
	void asksWhoeverElseTakesPartInAPrivateIncidentWhenNobodyOnTheLadderMayKnowOfIt() {
		ZonedDateTime monday = monday(50);
		incidents.at(monday);
		String id = incidents.declare("alice", "private " + UUID.randomUUID());
		incidents.say("alice", id, "role commander @erin");
		incidents.say("alice", id, "role technical-lead @dave");
		incidents.say("erin", id, "role commander");
		incidents.say("erin", id, "fix Alert on the queue @erin due 1d");
		incidents.settle();
		Person erin = people.find(chat.person("erin")).orElseThrow();
		people.save(erin.gone(true));
		int before = incidents.toldDirectly("dave").size();
		try {
			incidents.at(monday.plusDays(2));
			incidents.settle();

			assertThat(incidents.toldDirectly("dave")).hasSizeGreaterThan(before);
			assertThat(incidents.toldDirectly("dave").get(before)).contains("F1 Alert on the queue", "[Hand over]",
					"@Erin can't be reached.");
			assertThat(FakeChat.text(incidents.say("dave", "todo"))).contains("F1 Alert on the queue");
		}
		finally {
			people.save(erin);
		}
	}

	@Test
	void passesACheckThatNobodyMakesUpTheLadder() {
		ZonedDateTime monday = monday(36);
		incidents.at(monday);
		String id = incidents.open("Unchecked");
		incidents.say("alice", id,
				"fix Alert on the queue @dave due 1d metric \"alerts\" target \"0\" check 1d verifier @erin");
		incidents.say("dave", id, "done F1");
		incidents.settle();
		int before = incidents.toldDirectly("alice").size();

		incidents.at(monday.plusDays(16));
		incidents.settle();

		assertThat(incidents.toldDirectly("alice").subList(before, incidents.toldDirectly("alice").size()))
			.anySatisfy(text -> assertThat(text).contains("F1 Alert on the queue", "Time to check whether it worked.",
					"It is waiting for @Erin.", "Overdue since"));
	}

	@Test
	void givesWhatIsMeantForSomebodyAwayToWhoeverStandsInForThem() {
		ZonedDateTime monday = monday(39);
		incidents.at(monday);
		String id = incidents.open("Away");
		incidents.say("alice", id, "fix Alert on the queue @dave due 1d");
		assertThat(FakeChat.text(incidents.say("dave", "away until fri delegate @carol"))).contains("Carol",
				"away off");
		incidents.settle();
		int dave = incidents.toldDirectly("dave").size();
		int carol = incidents.toldDirectly("carol").size();

		incidents.at(monday.plusDays(1));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).hasSize(dave);
		assertThat(incidents.toldDirectly("carol").get(carol)).contains("F1 Alert on the queue",
				"@Dave can't be reached");
		assertThat(FakeChat.text(incidents.say("dave", "todo"))).contains("F1 Alert on the queue");

		incidents.at(monday.plusDays(4));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).as("back on Friday").hasSizeGreaterThan(dave);

		assertThat(FakeChat.text(incidents.say("dave", "away until yesterday"))).contains("Your text is kept",
				"yesterday");
		assertThat(FakeChat.text(incidents.say("dave", "away 2w delegate @dave"))).contains("stand in for yourself");
		assertThat(FakeChat.text(incidents.say("dave", "away off"))).contains("Welcome back");
	}

	@Test
	void asksSomebodyElseForTheSectionsOfAPersonWhoIsAway() {
		ZonedDateTime monday = monday(46);
		incidents.at(monday);
		String id = incidents.open("Sections of somebody away");
		incidents.say("alice", id, "role commander @alice");
		incidents.say("alice", id, "role technical-lead @dave");
		incidents.say("dave", "away 2w delegate @carol");
		incidents.say("alice", id, "resolve");
		incidents.settle();

		List<String> asked = new ArrayList<>();
		for (int day = 1; day <= 3; day++) {
			int dave = incidents.toldDirectly("dave").size();
			int carol = incidents.toldDirectly("carol").size();
			incidents.at(monday.plusDays(day));
			incidents.settle();
			assertThat(incidents.toldDirectly("dave")).hasSize(dave);
			asked.addAll(incidents.toldDirectly("carol").subList(carol, incidents.toldDirectly("carol").size()));
		}
		incidents.say("dave", "away off");

		assertThat(asked).anyMatch(text -> text.contains("Dave can't be reached, so this one comes to you."));
	}

	@Test
	void asksNobodyWhoseStatusSaysThatTheyAreAway() {
		ZonedDateTime monday = monday(49);
		incidents.at(monday);
		String id = incidents.open("On the beach");
		incidents.say("alice", id, "role commander @alice");
		incidents.say("alice", id, "fix Alert on the queue @dave due 1d");
		Person dave = people.find(chat.person("dave")).orElseThrow();
		people.save(dave.backOn(monday.toLocalDate().plusDays(4)));
		int before = incidents.toldDirectly("dave").size();
		int alice = incidents.toldDirectly("alice").size();

		incidents.at(monday.plusDays(1));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).hasSize(before);
		assertThat(incidents.toldDirectly("alice").subList(alice, incidents.toldDirectly("alice").size()))
			.anyMatch(text -> text.contains("F1 Alert on the queue") && text.contains("@Dave can't be reached"));

		incidents.at(monday.plusDays(4));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).hasSizeGreaterThan(before);
		people.save(dave);
	}

	@Test
	void givesNothingToSomebodyWhoIsGone() {
		incidents.at(monday(32));
		String id = incidents.open("Given to nobody");
		incidents.say("alice", id, "fix Alert on the queue @dave due 3d");
		Person erin = people.find(chat.person("erin")).orElseThrow();
		people.save(erin.gone(true));
		try {
			String gone = "Erin is gone: their account is deactivated. Name somebody else.";
			assertThat(incidents.told("alice", id, "fix Mend the lock @erin due 3d")).contains(gone,
					"Your text is kept: Mend the lock @erin due 3d");
			assertThat(incidents.told("alice", id, "fix Mend the lock @dave due 3d verifier @erin")).contains(gone);
			assertThat(incidents.told("alice", id, "role scribe @erin")).contains(gone, "scribe @erin");
			assertThat(incidents.told("alice", id, "handover F1 @erin")).contains(gone, "F1 @erin");
		}
		finally {
			people.save(erin);
		}
		assertThat(incidents.file(id).fixes()).hasSize(1);
		assertThat(incidents.file(id).incident().holder("scribe")).isEmpty();
		assertThat(incidents.told("alice", id, "role scribe @erin")).doesNotContain("is gone");
	}

	@Test
	void remindsWhoeverMayApproveOfAnException() {
		ZonedDateTime monday = monday(18);
		incidents.at(monday);
		String id = incidents.open("Unanswered exception");
		incidents.say("alice", id, "fix Throttle it @dave due 3d metric \"fast ones\" target \"0 per week\"");
		incidents.say("dave", id, "done F1");
		assertThat(incidents.told("bob", id, "verify F1 1 exception an edge case")).contains("waits for @Alice");
		incidents.settle();
		int before = incidents.toldDirectly("alice").size();

		incidents.at(monday.plusDays(9));
		incidents.settle();

		assertThat(incidents.toldDirectly("alice").get(before)).contains("F1 Throttle it", "an edge case", "[Approve]");
	}

	@Test
	void goesOnRemindingTheOwnerOfAWishThatNobodyMayApprove() {
		ZonedDateTime monday = monday(19);
		incidents.at(monday);
		String id = incidents.open("Nobody may");
		incidents.say("alice", id, "fix Alert on the queue @alice due 3d");
		assertThat(incidents.told("alice", id, "drop F1 not needed any more")).contains("only its owner may approve");
		incidents.settle();
		int before = incidents.toldDirectly("alice").size();

		incidents.at(monday.plusDays(9));
		incidents.settle();

		assertThat(incidents.toldDirectly("alice").get(before)).contains("F1 Alert on the queue", "[Done]")
			.doesNotContain("[Approve]");
	}

}
