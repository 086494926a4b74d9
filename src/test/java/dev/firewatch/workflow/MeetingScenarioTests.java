package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Reply;
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

/** Much of a review is asked and answered when everybody sits together. */
@DirtiesContext
@CoreTest
class MeetingScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2083, 3, 1, 9, 30, 0, 0, ZoneOffset.UTC);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@DynamicPropertySource
	static void facilitated(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("meeting");
		Files.createDirectories(directory.resolve("templates"));
		Files.copy(Path.of("src/docs/examples/templates/facilitated.yml"),
				directory.resolve("templates/facilitated.yml"));
		Files.writeString(directory.resolve("policy.yml"), "postmortem:\n  template: facilitated\n  templates: []\n");
		registry.add("firewatch.config-dir", directory::toString);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	private Reply answer(String id, String section, Map<String, String> answers) {
		Map<String, List<String>> values = new HashMap<>();
		answers.forEach((question, text) -> values.put(question, List.of(text)));
		return chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, section), values,
				incidents.clock().instant());
	}

	private List<String> asked(String title) {
		return incidents.toldDirectly("alice").stream().filter(text -> text.contains(title)).toList();
	}

	@Test
	void whatTheReviewAnswersNobodyIsAskedForBeforeIt() {
		String id = incidents.declare("alice", "Lift stops between floors");
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "resolve R1 over");
		incidents.say("alice", id, "review " + MONDAY.plusDays(8).toLocalDate() + " 14:00");
		incidents.settle();
		assertThat(asked("The account")).as("alone").hasSize(1);
		answer(id, "account", Map.of("summary-text", "It stood still for an hour."));
		incidents.settle();
		for (int day = 1; day < 8; day++) {
			incidents.at(MONDAY.plusDays(day));
			incidents.settle();
		}
		assertThat(asked("Questions that came up")).isEmpty();
		assertThat(FakeChat.text(incidents.say("alice", "todo"))).as("not late before the review")
			.doesNotContain("overdue");

		assertThat(incidents.told("alice", id, "review")).contains("[Answer Questions that came up]",
				"[Answer What led to it]", "[Answer What changes]");
		incidents.at(MONDAY.plusDays(8).withHour(14).withMinute(1));
		incidents.settle();
		assertThat(asked("Questions that came up")).as("once it has begun").hasSize(1);

		assertThat(FakeChat.text(answer(id, "asked", Map.of("fac-asked", "It was late."))))
			.contains("There is text that answers no question");
		assertThat(FakeChat.text(answer(id, "asked", Map.of("fac-asked", "Why so late?\nNobody\nlooked."))))
			.startsWith("Saved");
		assertThat(incidents.told("alice", id, "review")).doesNotContain("[Answer Questions that came up]");
	}

}
