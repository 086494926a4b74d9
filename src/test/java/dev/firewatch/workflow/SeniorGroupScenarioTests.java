package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.Groups;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.followup.Forecast;
import dev.firewatch.workflow.obligations.Leadership;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the people of the configured senior group are asked for, and may decide. */
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
		Groups seniors() {
			return handle -> handle.equals("seniors") ? List.of(new PersonId("local/erin")) : List.of();
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

	private Reply press(String who, String id, Message message, String label) {
		return chat.press(chat.person(who), incidents.room(id), FakeChat.button(message, label),
				incidents.clock().instant());
	}

}
