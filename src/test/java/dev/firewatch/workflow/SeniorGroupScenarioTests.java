package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the people of the configured senior group are asked for, and may decide. */
@CoreTest
class SeniorGroupScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2027, 1, 4, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@DynamicPropertySource
	static void davesGroup(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("senior");
		Files.writeString(directory.resolve("policy.yml"), """
				senior-group: ["@dave"]
				reminders:
				  escalate-to: [senior, "@frank"]
				""");
		registry.add("firewatch.config-dir", directory::toString);
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
		incidents.at(MONDAY.plusDays(2));
		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("F1", "[Approve]");
		assertThat(incidents.toldDirectly("dave")).last().asString().contains("F1", "[Approve]");
		assertThat(incidents.toldDirectly("frank")).isEmpty();

		incidents.at(MONDAY.plusDays(7));
		incidents.settle();

		assertThat(incidents.toldDirectly("frank")).last()
			.asString()
			.contains("F1 Alert on the queue", "waits for @Alice, @Dave", "not needed any more")
			.doesNotContain("[Approve]");
	}

}
