package dev.firewatch.faults;

import java.time.Duration;
import java.util.List;

import dev.firewatch.faults.FaultProxy.Rates;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One after the other, what can befall two processes and their database while people go
 * on. Each of it by itself, longer and more often, is in {@link RollingRestartFaults},
 * {@link CrashFaults} and {@link OutageFaults}.
 */
class HardDayTests {

	private static final Duration OUTAGE = Duration.ofSeconds(5);

	private static final Duration TO_RECOVER = Duration.ofMinutes(4);

	private static final int MILLIS_BETWEEN = 2_000;

	@Test
	void nothingIsLostOrDoubledThroughRestartsKillsAndADatabaseThatGoesAway() {
		long seed = Seed.given();
		CrashPlan plan = new CrashPlan(seed, Rounds.orElse(1), 2, 4);
		System.out.printf("Hard day: seed %d, %d kills; repeat with -Dfaults.seed=%d%n", seed, plan.kills(), seed);
		try (Deployment deployment = Deployment.of(2, seed); Crowd crowd = new Crowd(deployment, seed)) {
			crowd.begin(plan.people(), crowd.declare(plan.incidents()));

			RollingRestartFaults.stop(deployment, deployment.process(0));
			deployment.process(0).start().awaitReady();
			deployment.proxy().fail(Rates.ROUGH);
			plan.kill(deployment, crowd);
			deployment.proxy().calm();
			awayAndBack(deployment, crowd);

			crowd.end();
			Aftermath aftermath = new Aftermath(deployment, crowd.acts());
			List<String> problems = aftermath.problemsWithin(TO_RECOVER);
			System.out.printf("Hard day: seed %d, %d commands, %d acknowledged, %d times no answer, slowest %d ms%n",
					seed, crowd.acts().size(), crowd.acknowledged(), crowd.unanswered(), crowd.slowest(0).toMillis());
			assertThat(problems).as("seed " + seed).isEmpty();
			assertThat(aftermath.duplicates()).as("seed " + seed).hasSizeLessThanOrEqualTo(1);
		}
	}

	private static void awayAndBack(Deployment deployment, Crowd crowd) {
		int unanswered = crowd.unanswered();
		int answers = crowd.answers();
		deployment.killDatabase();
		crowd.pause((int) OUTAGE.toMillis());
		deployment.restartDatabase();
		long back = crowd.acknowledged();
		crowd.pause(2 * MILLIS_BETWEEN);
		assertThat(crowd.unanswered()).as("requests without an answer").isEqualTo(unanswered);
		assertThat(crowd.slowest(answers)).isLessThanOrEqualTo(Crowd.SLACK_WAITS);
		assertThat(crowd.acknowledged()).as("goes on without a restart").isGreaterThan(back);
		assertThat(deployment.processes()).allMatch(FirewatchProcess::isReady);
	}

}
