package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The lead of a team hears when too much of it is overdue. */
@DirtiesContext
@CoreTest
class BacklogScenarioTests {

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@DynamicPropertySource
	static void smallBacklog(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("backlog");
		Files.writeString(directory.resolve("policy.yml"), """
				senior-group: ["@frank"]
				reports:
				  weekly: off
				reminders:
				  backlog: 2
				  escalate-to: [commander]
				""");
		Files.writeString(directory.resolve("services.yml"), """
				teams:
				  - id: plumbing
				    name: Plumbing
				    lead: "@carol"
				    invite: []
				services:
				  - id: sprinkler
				    name: Sprinkler
				    team: plumbing
				    phrases: []
				""");
		registry.add("firewatch.config-dir", directory::toString);
	}

	private static ZonedDateTime monday(int number) {
		return ZonedDateTime.of(2081, 1, 6, 10, 0, 0, 0, ZoneOffset.UTC).plusWeeks(number * 20L);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private String incident(String title, int fixes) {
		String id = declared(title, fixes);
		incidents.say("alice", id, "resolve R1 over");
		incidents.settle();
		return id;
	}

	private String declared(String title, int fixes) {
		String id = incidents.declare("alice", title);
		incidents.say("alice", id, "role commander");
		for (int number = 1; number <= fixes; number++) {
			incidents.say("alice", id, "fix Replace valve " + number + " @dave due 1d");
		}
		incidents.settle();
		return id;
	}

	private List<String> told(String who) {
		return incidents.toldDirectly(who).stream().filter(text -> text.contains("Plumbing")).toList();
	}

	@Test
	void tellsTheLeadOnceThereIsTooMuch() {
		incidents.at(monday(0));
		int before = told("carol").size();
		String id = incident("new one: sprinkler hall A leaks", 2);
		incidents.at(monday(0).plusDays(2));
		incidents.settle();
		assertThat(told("carol")).as("two may be overdue").hasSize(before);

		incidents.say("alice", id, "fix Replace valve 3 @dave due 1d");
		incidents.at(monday(0).plusDays(4));
		incidents.settle();
		assertThat(told("carol")).hasSize(before + 1)
			.last()
			.asString()
			.contains("overdue, more than 2", id, "sprinkler hall A leaks", "You lead Plumbing", "[What is left]");
		incidents.settle();
		assertThat(told("carol")).as("one message a day").hasSize(before + 1);
		assertThat(told("frank")).as("nothing about security").isEmpty();
	}

	@Test
	void putsSecurityFirstAndTellsTheSeniors() {
		incidents.at(monday(1));
		int lead = told("carol").size();
		int senior = told("frank").size();
		String id = incident("sprinkler console: leaked key", 1);
		incidents.at(monday(1).plusDays(3));
		incidents.settle();

		assertThat(told("carol")).hasSize(lead + 1).last().asString().contains("security", id);
		assertThat(told("frank")).hasSize(senior + 1)
			.last()
			.asString()
			.contains("overdue, with signals of security", id, "You are in the senior group");
	}

	@Test
	void countsNothingPrivate() {
		incidents.at(monday(2));
		int lead = told("carol").size();
		int senior = told("frank").size();
		incident("private sprinkler vault: leaked key", 4);
		incidents.at(monday(2).plusDays(3));
		incidents.settle();

		assertThat(told("carol")).hasSize(lead);
		assertThat(told("frank")).hasSize(senior);
	}

	@Test
	void saysNoMoreOnceItIsDone() {
		incidents.at(monday(3));
		String id = declared("sprinkler hall B drips", 4);
		incidents.at(monday(3).plusDays(2));
		incidents.settle();
		int lead = told("carol").size();
		incidents.say("alice", id, "done F1 F2 F3 F4");
		incidents.at(monday(3).plusDays(4));
		incidents.settle();
		assertThat(told("carol")).as("only that it isn't resolved").hasSize(lead);
	}

}
