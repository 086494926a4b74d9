package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.firewatch.casefile.FlagReview;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.incident.Involved;
import dev.firewatch.people.Directory;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.followup.Forecast;
import dev.firewatch.workflow.obligations.Leadership;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the people of the configured senior group are asked for, and may decide. */
@DirtiesContext
@CoreTest
class SeniorGroupScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2027, 1, 4, 10, 0, 0, 0, ZoneId.of("UTC"));

	// Weeks of their own: a person gets one message a day.
	private static final ZonedDateTime LATER_MONDAY = MONDAY.plusWeeks(52);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@Autowired
	Forecast forecast;

	@DynamicPropertySource
	static void davesGroup(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("senior");
		Files.writeString(directory.resolve("policy.yml"), """
				senior-group: ["@dave", "@seniors"]
				permissions:
				  sign: [senior]
				  see-private: [senior]
				reminders:
				  escalate-to: [senior, "@frank", leadership]
				  leadership-channel: "#leaders"
				""");
		registry.add("firewatch.config-dir", directory::toString);
	}

	/** A platform on which {@code @seniors} is a user group. */
	@TestConfiguration(proxyBeanMethods = false)
	static class UserGroups {

		@Bean
		Directory seniors() {
			return handle -> handle.equals("@seniors") ? List.of(new PersonId("local/erin")) : List.of();
		}

	}

	@Test
	void letsThePeopleOfAUserGroupDecideAndRemindsThem() {
		String id = suspicious();
		incidents.say("erin", id, "sev SEV2 R2 one account");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV2);

		incidents.say("alice", id, "fix Alert on the queue @bob due 3d");
		incidents.say("bob", id, "drop F1 not needed any more");
		incidents.settle();
		assertThat(incidents.toldDirectly("erin")).last().asString().contains("F1", "[Approve]");
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	@Test
	void escalatesAWishThatNobodyDecidesOn() {
		incidents.at(MONDAY);
		String id = incidents.open("Unanswered for long");
		incidents.say("alice", id, "fix Alert on the queue @bob due 3d");
		incidents.say("bob", id, "drop F1 not needed any more");
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).noneMatch(text -> text.contains(id));
		incidents.at(MONDAY.plusDays(2));
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).noneMatch(text -> text.contains(id));
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("F1", "[Approve]");
		assertThat(incidents.toldDirectly("dave")).last().asString().contains("F1", "[Approve]");
		int told = incidents.toldDirectly("frank").size();

		incidents.at(MONDAY.plusDays(7));
		incidents.settle();

		assertThat(incidents.toldDirectly("frank")).hasSizeGreaterThan(told)
			.last()
			.asString()
			.contains("F1 Alert on the queue", "waits for @Alice, @Dave, @Erin", "not needed any more")
			.doesNotContain("[Approve]");
	}

	/**
	 * What the leadership's channel hears from Monday until the end of the next month.
	 */
	private List<String> leadershipHearsOf(String id) {
		RoomRef leaders = chat.namedRoom("leaders");
		int before = chat.messagesIn(leaders).size();
		for (int day = 1; day <= 30; day++) {
			incidents.at(LATER_MONDAY.plusDays(day));
			incidents.settle();
		}
		List<String> all = chat.messagesIn(leaders);
		return all.subList(before, all.size()).stream().filter(text -> text.contains(id)).toList();
	}

	@Test
	void tellsTheLeadershipWhatNobodyActsOn() {
		incidents.at(LATER_MONDAY);
		String id = incidents.open("Unanswered by everybody");
		incidents.say("alice", id, "fix Alert on the queue @bob due 3d");
		incidents.settle();
		List<Forecast.ForecastMessage> foretold = forecast.of(incidents.file(id),
				incidents.file(id).fix("F1").orElseThrow());

		List<String> heard = leadershipHearsOf(id);

		assertThat(heard).isNotEmpty()
			.allSatisfy(text -> assertThat(text).contains("nobody has acted on", "F1 Alert on the queue"));
		assertThat(foretold).filteredOn(message -> Leadership.is(message.to()))
			.filteredOn(message -> message.at().isBefore(LATER_MONDAY.plusDays(30).plusHours(1).toInstant()))
			.hasSize(heard.size());
		assertThat(FakeChat.text(incidents.say("alice", id, "dry-run F1"))).contains("the leadership channel");
	}

	@Test
	void tellsTheLeadershipNothingOfPrivateIncidents() {
		incidents.at(LATER_MONDAY);
		String id = incidents.declare("alice", "private Quietly unanswered");
		incidents.settle();
		incidents.say("alice", id, "fix Alert on the queue @alice due 3d");

		assertThat(leadershipHearsOf(id)).isEmpty();
	}

	@Test
	void knowsOfPrivateIncidentsIfThePolicySaysSo() {
		incidents.at(LATER_MONDAY.plusWeeks(10));
		String id = incidents.declare("alice", "private Quietly known to few");
		incidents.settle();

		for (String senior : List.of("dave", "erin")) {
			assertThat(FakeChat.text(incidents.say(senior, "list"))).contains("Quietly known to few", id);
			assertThat(incidents.say(senior, id + " status")).isInstanceOf(Reply.Whisper.class);
			assertThat(FakeChat.text(incidents.say(senior, id + " status"))).contains("Quietly known to few");
		}
		assertThat(FakeChat.text(incidents.say("frank", "list"))).doesNotContain("Quietly", id);
		assertThat(FakeChat.text(incidents.say("frank", id + " status"))).doesNotContain("Quietly");
		assertThat(chat.membersOf(incidents.room(id))).doesNotContain(chat.person("dave"));

		incidents.say("alice", id, "cancel a false alarm");
		assertThat(FakeChat.text(incidents.say("dave", "list all Quietly"))).contains(id);
		assertThat(FakeChat.text(incidents.say("frank", "list all Quietly"))).doesNotContain(id);
	}

	@Test
	void mayKnowOfOlderPrivateIncidentsOnlyAsLongAsThePolicySaysSo() {
		incidents.at(LATER_MONDAY.plusWeeks(11));
		String id = incidents.declare("alice", "private Old and over");
		incidents.say("alice", id, "cancel a false alarm");
		incidents.settle();

		incidents.casefiles().confide(Set.of());
		assertThat(FakeChat.text(incidents.say("dave", "list all Old"))).doesNotContain(id);
		incidents.casefiles().confide(Set.of(Involved.EVERYBODY));
		assertThat(FakeChat.text(incidents.say("frank", "list all Old"))).contains(id);
		assertThat(FakeChat.text(incidents.say("frank", id + " status"))).contains("Old and over");
		incidents.casefiles().confide(Set.of(chat.person("dave"), chat.person("erin")));
		assertThat(FakeChat.text(incidents.say("frank", "list all Old"))).doesNotContain(id);
		assertThat(FakeChat.text(incidents.say("dave", "list all Old"))).contains(id);
	}

	@Test
	void signsInTheHoldersPlaceEachForOneRole() {
		incidents.at(LATER_MONDAY.plusWeeks(12));
		String id = incidents.declare("alice", "sev3 A colour is off");
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "resolve");
		chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "short"),
				Map.of("summary-text", List.of("The logo was blue."), "root-cause", List.of("A palette was mixed up.")),
				incidents.clock().instant());

		assertThat(incidents.told("frank", id, "sign commander")).contains("Only the commander");
		assertThat(incidents.told("dave", id, "sign boss")).contains("I don't know the role", "boss");
		Reply.Whisper offer = (Reply.Whisper) incidents.say("dave", id, "sign");
		assertThat(FakeChat.text(offer)).contains("in its holder's place", "[Commander]");
		assertThat(incidents.file(id).postmortem().orElseThrow().signatures()).isEmpty();

		assertThat(incidents.told("dave", id, "sign commander")).contains("Dave signed the postmortem",
				"`publish` publishes it");
		assertThat(incidents.file(id).postmortem().orElseThrow().signatures()).singleElement()
			.satisfies(signature -> assertThat(signature.by()).isEqualTo(chat.person("dave")));
	}

	/** Two signals of one family. */
	private String suspicious() {
		incidents.at(MONDAY);
		String id = incidents.declare("alice",
				UUID.randomUUID().toString().replace("-", "") + " security team asks about a patch notice");
		incidents.say("alice", id, "role commander");
		incidents.settle();
		return id;
	}

	@Test
	void callsTheSeniorGroupInForTwoSignalsOfOneFamily() {
		String id = suspicious();
		assertThat(chat.membersOf(incidents.room(id))).contains(chat.person("dave"));
		assertThat(incidents.file(id).incident().members()).contains(chat.person("dave"));

		String other = incidents.open("one signal, a phishing mail");
		assertThat(chat.membersOf(incidents.room(other))).doesNotContain(chat.person("dave"));
	}

	@Test
	void lowersBelowTheRecommendationOnlyWithAReasonCode() {
		String id = suspicious();

		Reply.Whisper asked = (Reply.Whisper) incidents.say("alice", id, "sev sev3 only one user");
		assertThat(FakeChat.text(asked)).contains("only one user", "[R1 · Context and policy awareness]");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV1);

		press("alice", id, asked.message(), "R1 · Context and policy awareness");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV3);
		assertThat(incidents.file(id).incident().lastSeverityChange()).hasValueSatisfying(change -> {
			assertThat(change.reasonCode()).isEqualTo("R1");
			assertThat(change.reason()).isEqualTo("only one user");
		});
	}

	@Test
	void leavesLoweringForSomebodyOfTheSeniorGroupToDecide() {
		String id = suspicious();

		Reply.Say waits = (Reply.Say) incidents.say("bob", id, "sev sev3 R2 only one user");
		assertThat(FakeChat.text(waits)).contains("the commander or the senior group", "only one user");
		assertThat(FakeChat.text(press("bob", id, waits.message(), "R2 · Smaller than first reported")))
			.contains("the commander or the senior group");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV1);

		press("dave", id, waits.message(), "R2 · Smaller than first reported");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV3);
	}

	@Test
	void resolvesAfterADecisionAtTheMomentThatWasTyped() {
		String id = suspicious();
		incidents.at(MONDAY.plusHours(3));

		Reply.Say waits = (Reply.Say) incidents.say("bob", id, "resolve 12:15 keys rotated");
		assertThat(FakeChat.text(waits)).contains("the commander or the senior group", "keys rotated");
		assertThat(incidents.file(id).incident().status().live()).isTrue();

		incidents.at(MONDAY.plusHours(4));
		press("dave", id, waits.message(), "R1 · Context and policy awareness");
		assertThat(incidents.file(id).incident().resolvedAt()).contains(MONDAY.withHour(12).withMinute(15).toInstant());
		incidents.settle();
		assertThat(timelines.read(id)).extracting(Entry::text).contains("Resolved: keys rotated (R1)");
	}

	@Test
	void asksTheCommanderForACodeToo() {
		String id = suspicious();

		assertThat(FakeChat.text(incidents.say("alice", id, "resolve all clear"))).contains("all clear",
				"[R3 · False alarm or duplicate]");
		assertThat(incidents.file(id).incident().status().live()).isTrue();

		incidents.say("alice", id, "resolve R3 all clear");
		assertThat(incidents.file(id).incident().status().followUp()).isTrue();
	}

	@Test
	void asksNoMoreOnceItWasDecided() {
		String id = suspicious();
		incidents.say("dave", id, "sev SEV2 R2 one account");

		assertThat(FakeChat.text(incidents.say("bob", id, "resolve"))).contains("Bob resolved " + id);
	}

	@Test
	void readsNotesForSignalsThatAddUp() {
		incidents.at(MONDAY);
		String id = incidents.open("somebody reports a phishing mail");
		assertThat(chat.membersOf(incidents.room(id))).doesNotContain(chat.person("dave"));

		incidents.say("bob", id, "note 09:52 the mail came from our own security team");
		incidents.settle();

		assertThat(chat.membersOf(incidents.room(id))).contains(chat.person("dave"));
		assertThat(chat.messagesIn(incidents.room(id)))
			.anySatisfy(message -> assertThat(message).contains("\"security team\"", "\"phishing\"", "The report",
					"our own security team", "@Alice, @Dave, @Erin", "[Review flags]"));
		assertThat(FakeChat.text(incidents.say("alice", id, "resolve over"))).contains("[R1 ·",
				"our own security team");
		assertThat(incidents.file(id).incident().status().live()).isTrue();
	}

	@Test
	void readsUpdatesAndCorrectionsToo() {
		incidents.at(MONDAY);
		String id = incidents.open("login fails");
		incidents.say("bob", id, "note somebody used a leaked key");
		incidents.say("bob", id, "note it came by mail");
		incidents.settle();
		assertThat(incidents.file(id).incident().needsDecision()).isFalse();

		String entry = timelines.read(id).get(timelines.read(id).size() - 1).id();
		incidents.say("bob", id, "edit " + entry + " it came by a phishing mail");
		assertThat(incidents.file(id).incident().flags()).hasSize(2);

		String other = incidents.open("the basket is empty");
		incidents.say("bob", other, "update all credentials are revoked, malware is searched for");
		assertThat(incidents.file(other).incident().flags()).hasSize(2);
	}

	@Test
	void asksAnewWhenASignalCameInBetween() {
		String id = suspicious();
		Reply.Whisper asked = (Reply.Whisper) incidents.say("alice", id, "resolve keys rotated");
		incidents.say("bob", id, "note malware on the jump host");

		Reply again = press("alice", id, asked.message(), "R1 · Context and policy awareness");

		assertThat(FakeChat.text(again)).contains("malware on the jump host", "[R1 · Context");
		assertThat(incidents.file(id).incident().status().live()).isTrue();
	}

	@Test
	void wantsASentenceWithTheCode() {
		String id = suspicious();
		Reply.Ask asked = (Reply.Ask) incidents.say("alice", id, "resolve R1");

		chat.submit(chat.person("alice"), incidents.room(id), asked.form().action(),
				Map.of("reason", List.of("keys are rotated")), incidents.clock().instant());

		assertThat(incidents.file(id).incident().status().followUp()).isTrue();
		assertThat(incidents.file(id).incident().decisions()).singleElement().satisfies(decision -> {
			assertThat(decision.reasonCode()).isEqualTo("R1");
			assertThat(decision.reason()).isEqualTo("keys are rotated");
		});
	}

	@Test
	void cancelsOnlyAfterADecision() {
		String id = suspicious();

		assertThat(FakeChat.text(incidents.say("bob", id, "cancel just a routine unlock")))
			.contains("the commander or the senior group", "just a routine unlock");
		assertThat(incidents.file(id).incident().status().live()).isTrue();

		incidents.say("dave", id, "cancel R3 a test of the alarm");
		assertThat(incidents.file(id).status()).isEqualTo("cancelled");
		incidents.settle();
		assertThat(timelines.read(id)).extracting(Entry::text).contains("Cancelled (R3): a test of the alarm");
	}

	@Test
	void closesOnlyOnceTheSignalsWereReviewed() {
		String id = suspicious();
		incidents.say("alice", id, "resolve R1 keys rotated");
		assertThat(FakeChat.text(incidents.say("bob", id, "left"))).contains("reviewed", "[Review flags]");
		assertThat(FakeChat.text(incidents.say("bob", id, "todo"))).doesNotContain("[Review flags]");
		assertThat(FakeChat.text(incidents.say("alice", id, "todo"))).contains("[Review flags]");

		Reply.Whisper bobs = (Reply.Whisper) incidents.say("bob", id, "flags");
		assertThat(FakeChat.text(bobs)).contains("\"patch notice\"", "The report").doesNotContain("[Mark as reviewed]");
		assertThat(FakeChat.text(incidents.say("bob", id, "flags reviewed R1 seen"))).contains("Only the commander",
				"R1 seen");

		Reply.Whisper daves = (Reply.Whisper) incidents.say("dave", id, "flags");
		Reply.Ask form = (Reply.Ask) press("dave", id, daves.message(), "Mark as reviewed");
		Reply said = chat.submit(chat.person("dave"), incidents.room(id), form.form().action(),
				Map.of("code", List.of("R1"), "reason", List.of("escalated to security")), incidents.clock().instant());
		assertThat(FakeChat.text(said)).contains("Dave reviewed the signals", "R1", "escalated to security");
		incidents.settle();

		assertThat(incidents.file(id).flagReview()).contains(FlagReview.REVIEWED);
		assertThat(timelines.read(id)).extracting(Entry::text).contains("Signals reviewed (R1): escalated to security");
		assertThat(FakeChat.text(incidents.say("bob", id, "left"))).doesNotContain("[Review flags]");
		assertThat(FakeChat.text(incidents.say("bob", id, "flags"))).contains("Reviewed by @Dave",
				"escalated to security");
	}

	@Test
	void countsATapOnTheShownEntriesAsAReview() {
		String id = suspicious();
		Reply.Whisper asked = (Reply.Whisper) incidents.say("alice", id, "resolve keys rotated");
		assertThat(FakeChat.text(asked)).contains("The report");

		press("alice", id, asked.message(), "R1 · Context and policy awareness");

		assertThat(incidents.file(id).incident().unreviewed()).isEmpty();
	}

	@Test
	void takesOtherTextForANote() {
		String id = suspicious();

		assertThat(FakeChat.text(incidents.say("bob", id, "flags were set in the load balancer")))
			.contains("flags were set in the load balancer", "[Add as a note]");
	}

	@Test
	void opensWhatTheLastVersionStored() {
		String id = suspicious();
		incidents.mongo()
			.getCollection("casefiles")
			.updateOne(new Document("_id", id), new Document("$unset",
					new Document("flags", "").append("incident.noticed", "").append("incident.decisions", "")));
		assertThat(incidents.file(id).flagReview()).isEmpty();
		assertThat(incidents.file(id).incident().flags()).hasSize(2);

		incidents.say("alice", id, "flags reviewed R1 seen");

		assertThat(incidents.file(id).flagReview()).contains(FlagReview.REVIEWED);
	}

	/** The ticket that was once routed as an account unlock comes in again. */
	@Test
	void theTicketOfSixMonthsAgoIsNotUnlockedAgain() {
		ZonedDateTime monday = ZonedDateTime.of(2027, 4, 12, 9, 47, 0, 0, ZoneId.of("UTC"));
		incidents.at(monday);
		String id = incidents.declare("bob",
				"Can't log in since this morning. VPN keeps dropping. Happened right after the security team sent out"
						+ " that patch notice.");
		incidents.settle();
		assertThat(incidents.file(id).incident().severity()).as("not as an account unlock").isEqualTo(Severity.SEV1);
		assertThat(chat.messagesIn(incidents.room(id)).get(0)).as("above the fold")
			.contains("\"security team\"", "\"patch notice\"", "SEV1 recommended", "[Review flags]");
		assertThat(chat.membersOf(incidents.room(id))).contains(chat.person("dave"), chat.person("erin"));

		incidents.at(monday.plusMinutes(5));
		assertThat(FakeChat.text(incidents.say("bob", id, "sev sev3 routine account unlock"))).contains("senior group");
		assertThat(FakeChat.text(incidents.say("bob", id, "resolve password reset sent"))).contains("senior group",
				"password reset sent");
		assertThat(FakeChat.text(incidents.say("bob", id, "cancel routine account unlock"))).contains("senior group");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(incidents.file(id).incident().status().live()).isTrue();

		incidents.at(monday.plusDays(1).withHour(9).withMinute(30));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).last().asString().contains("Signals", "[Review flags]");

		incidents.say("dave", id, "flags reviewed R1 escalated to the security team");
		incidents.settle();
		assertThat(timelines.read(id)).extracting(Entry::text)
			.contains("Signals reviewed (R1): escalated to the security team");
		assertThat(incidents.file(id).flagReview()).contains(FlagReview.REVIEWED);
	}

	private Reply press(String who, String id, Message message, String label) {
		return chat.press(chat.person(who), incidents.room(id), FakeChat.button(message, label),
				incidents.clock().instant());
	}

}
