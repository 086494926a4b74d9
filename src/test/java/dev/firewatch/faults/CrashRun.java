package dev.firewatch.faults;

import java.time.Duration;
import java.util.List;

import dev.firewatch.faults.FaultProxy.Rates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People do things at two processes on one database, which are killed again and again
 * while Slack fails; then it is seen whether anything was lost or doubled. The seed makes
 * the same scripts, faults and kills; how they interleave is up to the threads.
 */
final class CrashRun {

	/** Slack's limits apply, and killed instances keep their share for a while. */
	private static final Duration TO_DELIVER = Duration.ofMinutes(4);

	private static final Duration MORE_FOR_A_KILL = Duration.ofSeconds(8);

	private final CrashPlan plan;

	private final Deployment deployment;

	private final Crowd crowd;

	private CrashRun(CrashPlan plan, Deployment deployment, Crowd crowd) {
		this.plan = plan;
		this.deployment = deployment;
		this.crowd = crowd;
	}

	/** Runs the plan and fails if anything was lost, doubled or got stuck. */
	static void of(CrashPlan plan) {
		System.out.printf("Crash test: seed %d, %d kills; repeat with -Dfaults.seed=%d%n", plan.seed(), plan.kills(),
				plan.seed());
		long began = System.nanoTime();
		try (Deployment deployment = Deployment.of(2, plan.seed()); Crowd crowd = new Crowd(deployment, plan.seed())) {
			CrashRun run = new CrashRun(plan, deployment, crowd);
			run.killUnderLoad();
			run.check(began);
		}
	}

	private void killUnderLoad() {
		List<String> incidents = crowd.declare(plan.incidents());
		deployment.proxy().fail(Rates.ROUGH);
		crowd.begin(plan.people(), incidents);
		plan.kill(deployment, crowd);
		crowd.end();
		deployment.proxy().calm();
	}

	private void check(long began) {
		Aftermath aftermath = new Aftermath(deployment, crowd.acts());
		long calm = System.nanoTime();
		List<String> problems = aftermath.problemsWithin(TO_DELIVER.plus(MORE_FOR_A_KILL.multipliedBy(plan.kills())));
		List<String> duplicates = aftermath.duplicates();
		System.out.printf("Crash test: seed %d, %d kills, %d commands, %d acknowledged, %d times no answer, "
				+ "slowest answer %d ms, %d visible duplicates, delivered %.1f s after the faults, %.0f s in all%n",
				plan.seed(), plan.kills(), crowd.acts().size(), crowd.acknowledged(), crowd.unanswered(),
				crowd.slowest(0).toMillis(), duplicates.size(), seconds(calm), seconds(began));
		duplicates.forEach(duplicate -> System.out.println("  twice: " + duplicate));
		assertThat(problems).as("seed " + plan.seed()).isEmpty();
		assertThat(duplicates).as("seed " + plan.seed()).hasSizeLessThanOrEqualTo((plan.kills() + 19) / 20);
		assertThat(crowd.acknowledged()).as("enough was done to prove anything").isGreaterThan(5L * plan.kills());
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}

}
