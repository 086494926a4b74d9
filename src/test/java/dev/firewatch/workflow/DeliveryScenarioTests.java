package dev.firewatch.workflow;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.casefile.Imported;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.incidents.DeclareFromOutside;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.undelivered.Undelivered;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of effects when platforms and instances fail; some of it is what other
 * incident bots are known to get wrong.
 */
@CoreTest
class DeliveryScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2041, 1, 7, 10, 0, 0, 0, ZoneId.of("UTC"));

	private static final String REFUSED = "Slack would not let me do that (missing permission `chat:write`).";

	@Autowired
	Obligations obligations;

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	MongoTemplate mongo;

	@Autowired
	People people;

	@Autowired
	Undelivered undelivered;

	@Autowired
	DeclareFromOutside outside;

	@BeforeEach
	void aQuietMonday() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	@AfterEach
	void forget() {
		chat.mend();
		incidents.forgetAll();
	}

	/**
	 * The product looks for what is still to be delivered every few seconds, and so does
	 * whoever waits here.
	 */
	private void eventually(ThrowingRunnable holds) {
		Awaitility.await().untilAsserted(() -> {
			incidents.deliveries().sweep();
			holds.run();
		});
	}

	@Test
	void oneFailingSideEffectDoesNotAbortTheRestOfAnOpening() {
		chat.failOnce("invite", PlatformFailure.permanent(REFUSED));

		String id = incidents.open("One failure");

		assertThat(chat.messagesIn(incidents.room(id))).anyMatch(text -> text.contains("One failure"));
		assertThat(chat.calls()).contains("bookmark " + incidents.room(id).id() + " " + id + " page");
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).anyMatch(text -> text.contains(id));
	}

	@Test
	void aFailedSendIsNotRecordedAsSentAndAReminderThatFailedIsRetried() {
		String id = incidents.open("Reminders fail");
		incidents.say("alice", id, "fix Mend it @erin due 1d");
		incidents.settle();
		incidents.at(MONDAY.plusDays(2));
		int before = incidents.toldDirectly("erin").size();
		chat.failAlways("post", PlatformFailure.temporary("slow down", Duration.ofMillis(50)));

		incidents.settle();
		assertThat(reminders("erin")).singleElement()
			.satisfies(reminder -> assertThat(reminder.containsKey("sentAt")).isFalse());

		chat.mend();
		eventually(() -> assertThat(incidents.toldDirectly("erin")).hasSize(before + 1));
		eventually(() -> assertThat(reminders("erin")).singleElement()
			.satisfies(reminder -> assertThat(reminder.containsKey("sentAt")).isTrue()));
	}

	private List<Document> reminders(String who) {
		return QueryShapes.ignoring(() -> mongo.findAll(Document.class, "reminders"))
			.stream()
			.filter(reminder -> chat.person(who).value().equals(reminder.getString("person")))
			.filter(reminder -> reminder.getString("day").equals("2041-01-09"))
			.toList();
	}

	@Test
	void aRoomThatMayNotBeOpenedIsToldToTheCommanderAndOpensOnceItMay() {
		chat.failAlways("openRoom", PlatformFailure.permanent(REFUSED));
		int before = incidents.toldDirectly("alice").size();

		String id = incidents.declare("alice", "Nowhere to talk");

		eventually(() -> assertThat(incidents.toldDirectly("alice")).hasSize(before + 1));
		assertThat(incidents.toldDirectly("alice")).last()
			.asString()
			.contains(REFUSED, "What is held up: the incident's channel", id, "[Try again]");
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).as("the announcement goes on")
			.anyMatch(text -> text.contains(id));
		assertThat(items(id)).singleElement().extracting(Undelivered.UndeliveredItem::problem).isEqualTo(REFUSED);

		chat.mend();
		String told = FakeChat.text(chat.press(chat.person("alice"), chat.direct(chat.person("alice")),
				new Action("resend", id, "casefiles/" + id + "/room"), incidents.clock().instant()));

		assertThat(told).isEqualTo("Trying it again.");
		eventually(() -> assertThat(chat.messagesIn(incidents.room(id)))
			.anyMatch(text -> text.contains("Nowhere to talk")));
		eventually(() -> assertThat(items(id)).isEmpty());
		assertThat(chat.membersOf(incidents.room(id))).contains(chat.person("alice"));
	}

	private List<Undelivered.UndeliveredItem> items(String id) {
		return undelivered.visibleTo(Optional.empty()).stream().filter(item -> id.equals(item.concerns())).toList();
	}

	@Test
	void whoCannotBeReachedIsNamedInTheAnnounceChannel() {
		String id = incidents.open("Somebody has left");
		incidents.say("alice", id, "mitigated");
		// So that nobody else is told anything meanwhile.
		incidents.say("alice", id, "role commander @erin");
		incidents.say("alice", id, "fix Mend it @erin due 1d");
		incidents.settle();
		incidents.at(MONDAY.plusDays(2));
		chat.failOnce("post", PlatformFailure.permanent("Slack would not let me do that (there is no such person)."));

		incidents.settle();

		eventually(() -> assertThat(chat.messagesIn(chat.namedRoom("incidents"))).last()
			.asString()
			.contains("there is no such person", "What is held up: a reminder for Erin"));
	}

	@Test
	void whereNobodyCanBeToldTheAnnounceChannelIs() {
		// An imported review has introduced the script by its name.
		people.save(new Person(Imported.PROGRAM, "api", "api", ZoneId.of("UTC"), List.of()));
		chat.failAlways("openRoom", PlatformFailure.permanent(REFUSED));

		String id = outside.declare("Declared by a script", null, null, "script-" + MONDAY).orElseThrow().id().value();

		eventually(() -> assertThat(chat.messagesIn(chat.namedRoom("incidents")))
			.anySatisfy(text -> assertThat(text).contains(REFUSED, id, "[Try again]")));
	}

	@Test
	void whereTheCommanderCannotBeToldAllAre() {
		chat.failAlways("openRoom", PlatformFailure.permanent(REFUSED));
		chat.failAlways("post dm-alice", PlatformFailure.permanent("There is no such person."));

		String id = incidents.declare("alice", "Nobody listens");

		eventually(() -> assertThat(chat.messagesIn(chat.namedRoom("incidents")))
			.filteredOn(text -> text.contains(REFUSED) && text.contains(id))
			.hasSize(1));
	}

	@Test
	void ofAPrivateIncidentNobodyElseIsToldThough() {
		chat.failAlways("openRoom", PlatformFailure.permanent(REFUSED));
		chat.failAlways("post dm-alice", PlatformFailure.permanent("There is no such person."));

		String id = incidents.declare("alice", "private Nobody may know");

		eventually(() -> assertThat(notices(id)).containsExactly("There is no such person."));
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).noneMatch(text -> text.contains(id));
	}

	/** Why the notices of what became of the room are still to be given, or never are. */
	private List<String> notices(String id) {
		Document trouble = mongo.findById("casefiles/" + id + "/room", Document.class, "troubles");
		return trouble == null ? List.of()
				: trouble.getList("effects", Document.class)
					.stream()
					.map(notice -> String.valueOf(notice.get("tries", Document.class).get("problem")))
					.toList();
	}

	@Test
	void whatCouldNotBeSentAllDayWakesNobodyAndIsAskedTheNextDay() {
		String id = incidents.open("Slack is away");
		incidents.say("alice", id, "fix Mend it @erin due 1d");
		incidents.settle();
		incidents.at(MONDAY.plusDays(2));
		int before = incidents.toldDirectly("erin").size();
		chat.failAlways("post", PlatformFailure.temporary("away", Duration.ofMillis(50)));
		incidents.settle();

		incidents.at(MONDAY.plusDays(2).withHour(23));
		chat.mend();

		eventually(() -> assertThat(reminders("erin")).singleElement()
			.satisfies(reminder -> assertThat(reminder.getList("effects", Document.class)).isEmpty()));
		assertThat(incidents.toldDirectly("erin")).hasSize(before);
		incidents.at(MONDAY.plusDays(3));
		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).hasSize(before + 1);
	}

	@Test
	void aFaultOfTheDatabaseIsNoneOfTheCasefiles() {
		incidents.open("Not primary");
		FollowUp during = new FollowUp(incidents.casefiles(), List.of(now -> docket -> {
			throw new DataAccessResourceFailureException("not primary");
		}), obligations, incidents.clock());
		incidents.at(MONDAY.plusDays(2));

		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(during::tick);

		assertThat(incidents.casefiles().toAttend(incidents.clock().instant())).as("for the next tick").isNotEmpty();
	}

	@Test
	void anArchivingThatIsTriedAgainLeavesTheRoomOfAReopenedIncidentAlone() {
		String id = incidents.open("Quiet");
		incidents.say("alice", id, "resolve");
		incidents.at(MONDAY.plusDays(8));
		chat.failAlways("archive", PlatformFailure.permanent(REFUSED));
		incidents.settle();
		chat.mend();
		incidents.say("alice", id, "reopen it is back");
		incidents.settle();
		int before = chat.calls().size();

		undelivered.again("casefiles/" + id + "/archive", Optional.of(chat.person("alice")));

		Awaitility.await().until(incidents.deliveries()::idle);
		assertThat(chat.calls().subList(before, chat.calls().size())).noneMatch(call -> call.startsWith("archive"));
	}

	@Test
	void everyPersonWhoCannotBeReachedIsToldOf() {
		String id = incidents.open("Two of them");
		chat.failAlways("invite", PlatformFailure.permanent("There is no such person."));
		incidents.say("alice", id, "fix One @bob due 1d");
		incidents.settle();
		int first = incidents.toldDirectly("alice").size();

		incidents.say("alice", id, "fix Two @carol due 1d");
		incidents.settle();

		eventually(() -> assertThat(incidents.toldDirectly("alice")).hasSize(first + 1));
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("an invitation for Carol");
	}

	@Test
	void oneCasefileThatCannotBeDealtWithKeepsNoOtherWaiting() {
		String bad = incidents.open("Bad");
		incidents.say("alice", bad, "resolve");
		String good = incidents.open("Good");
		incidents.say("alice", good, "fix Mend it @erin due 1d");
		incidents.settle();
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", bad),
					new Document("$set", new Document("postmortem.template", "gone").append("attendAt", new Date(0))));
		incidents.at(MONDAY.plusDays(2));
		int before = incidents.toldDirectly("erin").size();

		incidents.settle();

		assertThat(incidents.toldDirectly("erin")).hasSize(before + 1);
	}

	@Test
	void theNamesOfPrivateIncidentsAreNotToldByWhatIsHeldUp() {
		chat.failAlways("openRoom", PlatformFailure.permanent(REFUSED));
		String id = incidents.declare("alice", "private Somebody knows too much");

		eventually(() -> assertThat(incidents.toldDirectly("alice")).last().asString().contains(id));
		assertThat(items(id)).isEmpty();
		assertThat(undelivered.visibleTo(Optional.of(chat.person("bob")))).isEmpty();
		assertThat(undelivered.visibleTo(Optional.of(chat.person("alice")))).hasSize(1);
		assertThat(undelivered.again("casefiles/" + id + "/room", Optional.of(chat.person("bob")))).isFalse();
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).noneMatch(text -> text.contains(id));
	}

	@Test
	void aPlatformThatRefusesEverythingIsTriedAgainAndNothingIsGivenUp() {
		String id = incidents.open("Token revoked");
		chat.failAlways("update",
				new PlatformFailure(FailureOutcome.SHUT_OUT, "the token is no longer valid", null, null));

		incidents.say("alice", id, "update still looking");

		eventually(() -> assertThat(undelivered.standing().refusing())
			.isEqualTo(Map.of(Platform.LOCAL.key(), "the token is no longer valid")));
		assertThat(items(id)).isEmpty();
		chat.mend();
		dueNow(id);
		incidents.deliveries().sweep();
		eventually(
				() -> assertThat(chat.messagesIn(incidents.room(id))).anyMatch(text -> text.contains("still looking")));
	}

	/** As if the time to wait had passed. */
	private void dueNow(String id) {
		Awaitility.await().until(incidents.deliveries()::idle);
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id), new Document("$set",
					new Document("effects.$[].tries.notBefore", new Date(0)).append("wakeAt", new Date(0))));
	}

	@Test
	void whatADeadInstanceWasDeliveringIsLookedForBeforeItIsRepeated() {
		String id = incidents.open("Left by the dead");
		pending(id, "a ghost that has no heartbeat");

		incidents.deliveries().sweep();

		eventually(() -> assertThat(chat.calls()).contains("post " + incidents.room(id).id() + " uncertain"));
		eventually(() -> assertThat(document(id).containsKey("lease")).isFalse());
		assertThat(document(id).getList("effects", Document.class)).isEmpty();
	}

	@Test
	void whatALivingInstanceIsDeliveringIsLeftToIt() {
		String id = incidents.open("In good hands");
		mongo.save(new Document("_id", "alive").append("beat", 1L), "instances");
		pending(id, "alive");

		incidents.deliveries().sweep();
		Awaitility.await().until(incidents.deliveries()::idle);

		assertThat(chat.calls()).doesNotContain("post " + incidents.room(id).id() + " uncertain");
		assertThat(document(id).getString("lease")).isEqualTo("alive");
	}

	/** An instance had leased the document to say something, and got no further. */
	private void pending(String id, String owner) {
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id),
					new Document("$set", new Document("lease", owner).append("wakeAt", new Date(0))).append("$push",
							new Document("effects", notice(id, "half said"))));
	}

	private static Document notice(String id, String text) {
		return new Document("_id", text).append("kind", "notice")
			.append("lane", "room")
			.append("about", new Document(Effects.INCIDENT, id).append("text", text))
			.append("nature", "URGENT")
			.append("since", new Date())
			.append("tries",
					new Document("notBefore", new Date(0)).append("attempts", 0)
						.append("faults", 0)
						.append("uncertain", false));
	}

	private Document document(String id) {
		return mongo.findById(id, Document.class, "casefiles");
	}

	@Test
	void theMessagesOfARoomKeepTheirOrderWhenOneHasToWait() {
		String id = incidents.open("In order");
		List<String> texts = List.of("one", "two", "three", "four");
		chat.failOnce("post", PlatformFailure.temporary("slow down", Duration.ofMillis(100)));
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id),
					new Document("$set", new Document("wakeAt", new Date(0))).append("$push", new Document("effects",
							new Document("$each", texts.stream().map(text -> notice(id, text)).toList()))));

		incidents.deliveries().sweep();

		eventually(() -> assertThat(chat.messagesIn(incidents.room(id)).stream().filter(texts::contains).toList())
			.isEqualTo(texts));
	}

}
