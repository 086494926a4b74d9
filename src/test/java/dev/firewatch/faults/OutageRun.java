package dev.firewatch.faults;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database is stopped in the middle of load and comes back, as it was, at the same
 * address.
 */
final class OutageRun {

	private static final Duration TO_RECOVER = Duration.ofMinutes(3);

	private static final int MILLIS_BEFORE = 3_000;

	private static final int MILLIS_AFTER = 8_000;

	private OutageRun() {
	}

	/** Stops the database for so long. */
	static void of(Duration outage, long seed) {
		try (Deployment deployment = Deployment.of(2, seed); Crowd crowd = new Crowd(deployment, seed)) {
			crowd.begin(4, crowd.declare(2));
			crowd.pause(MILLIS_BEFORE);
			deployment.killDatabase();
			crowd.pause((int) outage.toMillis());
			deployment.restartDatabase();
			long back = crowd.acknowledged();
			crowd.pause(MILLIS_AFTER);
			crowd.end();
			List<String> problems = new Aftermath(deployment, crowd.acts()).problemsWithin(TO_RECOVER);
			System.out.printf("Database stop: seed %d, %d s, %d commands, %d acknowledged, slowest answer %d ms%n",
					seed, outage.toSeconds(), crowd.acts().size(), crowd.acknowledged(), crowd.slowest(0).toMillis());
			assertThat(problems).as("seed " + seed).isEmpty();
			assertThat(crowd.unanswered()).as("requests without an answer").isZero();
			assertThat(crowd.slowest(0)).isLessThanOrEqualTo(Crowd.SLACK_WAITS);
			assertThat(crowd.acknowledged()).as("goes on without a restart").isGreaterThan(back);
			assertThat(deployment.processes()).allMatch(FirewatchProcess::isReady);
		}
	}

}
