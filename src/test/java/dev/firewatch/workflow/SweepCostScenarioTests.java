package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles.Attention;
import dev.firewatch.mongo.CommandCounter;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A sweep reads and writes in proportion to what is due. */
@DirtiesContext
@CoreTest
class SweepCostScenarioTests {

	@Autowired
	Incidents incidents;

	@Autowired
	CommandCounter counter;

	@DynamicPropertySource
	static void leadership(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("sweep");
		Files.writeString(directory.resolve("policy.yml"), """
				senior-group: ["@frank"]
				reminders:
				  leadership-channel: "#leadership"
				""");
		registry.add("firewatch.config-dir", directory::toString);
	}

	private static ZonedDateTime monday(int number) {
		return ZonedDateTime.of(2091, 1, 1, 10, 0, 0, 0, ZoneOffset.UTC).plusWeeks(number * 20L);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	/** Six weeks later so many fixes are overdue, and everybody on the ladder is told. */
	private String overdue(ZonedDateTime monday, int fixes) {
		incidents.at(monday);
		String id = incidents.open("Sweeping");
		incidents.say("alice", id, "mitigated");
		for (int number = 1; number <= fixes; number++) {
			incidents.say("alice", id, "fix Sweep corner " + number + " @dave due 3d");
		}
		incidents.settle();
		incidents.at(monday.plusWeeks(6));
		return id;
	}

	private void lookAgain(String id) {
		Casefile file = incidents.file(id);
		incidents.casefiles()
			.attend(List.of(new Attention(file.id(), file.version(), Instant.EPOCH, file.ledger().orElseThrow())));
	}

	@Test
	void asksOnlyWhatMayBeDueWhenNothingIs() {
		overdue(monday(0), 3);
		incidents.settle();

		CommandCounter.Counts counted = counter.during(incidents.followUp()::tick);

		assertThat(counted).as("casefiles, and the register").isEqualTo(new CommandCounter.Counts(2, 0));
	}

	@Test
	void looksAgainAtWhatItHasSaidWithFourReadsAndOneWrite() {
		String id = overdue(monday(1), 6);
		incidents.settle();
		// The month's report may come before it or after: they are two documents.
		assertThat(incidents.chat().messagesIn(incidents.chat().namedRoom("leadership")))
			.anySatisfy(message -> assertThat(message).contains("7 things", id));

		lookAgain(id);
		CommandCounter.Counts counted = counter.during(incidents.followUp()::tick);

		assertThat(counted).as("what may be due in casefiles and in the register, the casefile, and today's messages")
			.isEqualTo(new CommandCounter.Counts(4, 1));
	}

	@Test
	void readsACasefileOnceForAMessageHoweverMuchOfItIsDue() {
		overdue(monday(2), 1);
		// Not of people, whom a cache forgets after a minute.
		int one = counter.searches("casefiles", incidents::settle);
		incidents.forgetAll();

		String id = overdue(monday(3), 6);
		int six = counter.searches("casefiles", incidents::settle);

		assertThat(incidents.toldDirectly("dave")).last().asString().contains("6 things", id);
		assertThat(six).isPositive().isLessThanOrEqualTo(one);
	}

}
