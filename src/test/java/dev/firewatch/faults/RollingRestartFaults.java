package dev.firewatch.faults;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One process after the other is restarted in good order while people go on. */
class RollingRestartFaults {

	private static final Duration TO_DELIVER = Duration.ofMinutes(3);

	private static final int MILLIS_BETWEEN = 2_000;

	@Test
	void endsWhatItHasBegunAndLeavesNothingBehind() {
		long seed = Seed.given();
		try (Deployment deployment = Deployment.of(2, seed); Crowd crowd = new Crowd(deployment, seed)) {
			crowd.begin(4, crowd.declare(2));
			crowd.pause(MILLIS_BETWEEN);
			stop(deployment, deployment.process(0));
			deployment.process(0).start().awaitReady();
			crowd.pause(MILLIS_BETWEEN);
			// The one that came back does the rest of the other's work.
			stop(deployment, deployment.process(1));
			crowd.pause(MILLIS_BETWEEN);
			crowd.end();

			Aftermath aftermath = new Aftermath(deployment, crowd.acts());
			List<String> problems = aftermath.problemsWithin(TO_DELIVER);
			System.out.printf("Rolling restart: seed %d, %d commands, %d acknowledged%n", seed, crowd.acts().size(),
					crowd.acknowledged());
			assertThat(problems).as("seed " + seed).isEmpty();
			assertThat(aftermath.duplicates()).as("seed " + seed).isEmpty();
		}
	}

	/** Ends the process as an upgrade does. */
	static void stop(Deployment deployment, FirewatchProcess process) {
		assertThat(process.stop()).as("ends by itself").isTrue();
		assertThat(deployment.documents("instances")).as("takes its leave").hasSize(1);
	}

}
