package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for people in the risk register, as time passes. */
@DirtiesContext
@CoreTest
class RiskObligationsScenarioTests {

	/** Each test has weeks of its own, so that one's reminders are not another's. */
	private static ZonedDateTime monday(int test) {
		return ZonedDateTime.of(2084, 1, 3, 9, 30, 0, 0, ZoneId.of("UTC")).plusWeeks(test * 20L);
	}

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	People people;

	@Autowired
	Risks risks;

	@Autowired
	MongoTemplate mongo;

	@DynamicPropertySource
	static void seniors(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("risk-obligations");
		Files.writeString(directory.resolve("policy.yml"), """
				senior-group: ["@dave"]
				reminders:
				  escalate-to: [senior, leadership]
				  leadership-channel: "#risk-board"
				""");
		registry.add("firewatch.config-dir", directory::toString);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	@AfterEach
	void everybodyIsBack() {
		Person bob = people.find(chat.person("bob")).orElseThrow();
		people.save(bob.gone(false));
		incidents.forgetAll();
	}

	private String entered(String words) {
		String told = FakeChat.text(incidents.say("dave", "risk new " + words));
		return told.replaceAll("(?s).*?(RISK-\\d+).*", "$1");
	}

	private String told(String who, String text) {
		return FakeChat.text(incidents.say(who, text));
	}

	private List<String> on(ZonedDateTime day, String who) {
		incidents.at(day);
		int before = incidents.toldDirectly(who).size();
		incidents.settle();
		List<String> all = incidents.toldDirectly(who);
		return all.subList(before, all.size());
	}

	@Test
	void aPlannedMitigationIsOwedRemindedAndEscalatedUntilItIsImplemented() {
		ZonedDateTime monday = monday(0);
		incidents.at(monday);
		String id = entered("Pipeline " + UUID.randomUUID() + " P2 I4 @carol");
		told("dave", "risk " + id + " mitigation Schema validation @bob due " + monday.toLocalDate().plusDays(9));

		assertThat(told("bob", "todo")).contains("M1 Schema validation", id, "[Implemented]");
		assertThat(told("erin", "todo")).doesNotContain(id);
		assertThat(home("bob")).contains("M1 Schema validation");

		assertThat(on(monday.plusDays(1), "bob")).as("early").isEmpty();
		assertThat(on(monday.plusDays(8), "bob")).singleElement().asString().contains("One thing", "M1", "Due");
		assertThat(on(monday.plusDays(9), "bob")).singleElement().asString().contains("M1 Schema validation");
		assertThat(on(monday.plusDays(9), "bob")).as("once a day").isEmpty();
		assertThat(on(monday.plusDays(14), "dave")).singleElement().asString().contains("M1", "waiting for", "@Bob");

		told("bob", "risk " + id + " implemented M1");
		assertThat(told("bob", "todo")).doesNotContain(id);
		assertThat(on(monday.plusDays(16), "bob")).isEmpty();
		assertThat(on(monday.plusDays(21), "dave")).isEmpty();
	}

	@Test
	void whatWillBeSaidOfAMitigationIsShownUpToTheLeadershipAndComesTrue() {
		ZonedDateTime monday = monday(5);
		incidents.at(monday);
		String id = entered("Foreseen " + UUID.randomUUID() + " P2 I4 @carol");
		told("dave", "risk " + id + " mitigation Tests @bob due " + monday.toLocalDate().plusDays(2));

		assertThat(told("erin", "dry-run " + id + "/M1")).contains(id + "/M1:", "due", "Bob", "escalated", "Dave",
				"the leadership channel");
		assertThat(told("erin", "dry-run " + id + "/M7")).contains("Nothing waits in " + id, id + "/M7");
		for (int days = 1; days < 22; days++) {
			on(monday.plusDays(days), "bob");
		}
		assertThat(chat.messagesIn(new RoomRef(Platform.LOCAL, chat.namedRoom("risk-board").id())))
			.anySatisfy(text -> assertThat(text).contains("M1 Tests", id));
		told("bob", "risk " + id + " implemented M1");
	}

	@Test
	void anotherDateMovesTheReminders() {
		ZonedDateTime monday = monday(1);
		incidents.at(monday);
		String id = entered("Moved " + UUID.randomUUID() + " P2 I4 @carol");
		told("dave", "risk " + id + " mitigation Tests @bob due " + monday.toLocalDate().plusDays(2));

		assertThat(told("bob", "risk " + id + " due M1 " + monday.toLocalDate().plusDays(30) + " vendor is late"))
			.contains("due");
		assertThat(on(monday.plusDays(2), "bob")).isEmpty();
		assertThat(risks.find(new RiskId(id)).orElseThrow().history()).last()
			.satisfies(version -> assertThat(version.made().why()).isEqualTo("vendor is late"));
		assertThat(on(monday.plusDays(30), "bob")).singleElement().asString().contains("M1 Tests");
	}

	@Test
	void aReviewAndALapsedAcceptanceWaitForTheOwner() {
		ZonedDateTime monday = monday(2);
		LocalDate today = monday.toLocalDate();
		incidents.at(monday);
		String reviewed = entered("Reviewed " + UUID.randomUUID() + " P2 I4 @bob");
		String accepted = entered("Accepted " + UUID.randomUUID() + " P2 I4 @bob");
		told("bob", "risk " + reviewed + " review " + today.plusDays(14));
		told("bob", "risk " + accepted + " accept until " + today.plusDays(21) + " the rewrite comes first");

		assertThat(told("bob", "todo")).doesNotContain(reviewed, accepted);
		assertThat(on(monday.plusDays(14), "bob")).singleElement()
			.asString()
			.contains(reviewed)
			.doesNotContain(accepted);
		told("bob", "risk " + reviewed + " review " + today.plusDays(200));
		assertThat(on(monday.plusDays(21), "bob")).singleElement().asString().contains(accepted, "was accepted until");
		assertThat(told("bob", "todo")).contains(accepted, "[Accept longer]").doesNotContain(reviewed);
		told("bob", "risk " + accepted + " retire the service is gone");
		assertThat(told("bob", "todo")).doesNotContain(accepted);
	}

	@Test
	void whatAnOwnerWhoLeftOwesGoesUpTheLadder() {
		ZonedDateTime monday = monday(3);
		incidents.at(monday);
		String id = entered("Left behind " + UUID.randomUUID() + " P2 I4 @bob");
		told("dave", "risk " + id + " mitigation Tests @bob due " + monday.toLocalDate().plusDays(1));
		Person bob = people.find(chat.person("bob")).orElseThrow();
		people.save(bob.gone(true));

		assertThat(told("dave", "todo")).contains("its owner has left", "M1 Tests", "[Name an owner]");
		String message = String.join("\n", on(monday.plusDays(3), "dave"));
		assertThat(message).contains(id, "M1 Tests", "can't be reached", "its owner has left");

		told("dave", "risk " + id + " owner @carol");
		assertThat(told("dave", "todo")).contains("M1 Tests").doesNotContain("its owner has left");
	}

	@Test
	void whatAnEarlierVersionWroteIsLookedAtToo() {
		ZonedDateTime monday = monday(4);
		incidents.at(monday);
		String id = entered("Early " + UUID.randomUUID() + " P2 I4 @carol");
		told("dave", "risk " + id + " mitigation Tests @bob due " + monday.toLocalDate().plusDays(1));
		QueryShapes.ignoring(() -> mongo.updateMulti(new Query(),
				new Update().unset("attendAt").unset("owing").unset("proposals").unset("orphanedOn"), "risks"));

		assertThat(on(monday.plusDays(1), "bob")).singleElement().asString().contains("M1 Tests");
		assertThat(told("bob", "todo")).contains("M1 Tests");
	}

	private String home(String who) {
		return FakeChat.text(new Reply.Whisper(home.home(people.find(chat.person(who)).orElseThrow())));
	}

	@Autowired
	HomeViews home;

}
