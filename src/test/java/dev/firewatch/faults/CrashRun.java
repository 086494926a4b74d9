package dev.firewatch.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.firewatch.faults.Act.Verb;
import dev.firewatch.faults.FaultProxy.Rates;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People do things at two processes on one database, which are killed again and again
 * while Slack fails; then it is seen whether anything was lost or doubled. The seed makes
 * the same scripts, faults and kills; how they interleave is up to the threads.
 */
final class CrashRun {

	private static final Duration TO_DELIVER = Duration.ofMinutes(4);

	/** How often somebody tries again what was not answered. */
	private static final int TRIES = 8;

	private static final int LONGEST_PAUSE_MILLIS = 600;

	private static final Duration SLACK_WAITS = Duration.ofSeconds(3);

	private final CrashPlan plan;

	private final Deployment deployment;

	private final Queue<Act> acts = new ConcurrentLinkedQueue<>();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final AtomicInteger late = new AtomicInteger();

	private final CountDownLatch over = new CountDownLatch(1);

	private CrashRun(CrashPlan plan, Deployment deployment) {
		this.plan = plan;
		this.deployment = deployment;
	}

	/** Runs the plan and fails if anything was lost, doubled or got stuck. */
	static void of(CrashPlan plan) {
		System.out.printf("Crash test: seed %d, %d kills; repeat with -Dfirewatch.seed=%d%n", plan.seed(), plan.kills(),
				plan.seed());
		try (Deployment deployment = Deployment.of(2, plan.seed())) {
			new CrashRun(plan, deployment).run();
		}
	}

	private void run() {
		long began = System.nanoTime();
		List<String> incidents = declareTheFirst();
		deployment.proxy().fail(Rates.ROUGH);
		ExecutorService threads = Executors.newFixedThreadPool(plan.people());
		try {
			List<Future<?>> people = new ArrayList<>();
			for (int number = 0; number < plan.people(); number++) {
				Person person = person(number);
				Script script = new Script(person, incidents, deployment.today(), plan.seed() * 31 + number);
				Random random = new Random(plan.seed() * 17 + number);
				people.add(threads.submit(() -> play(script, random)));
			}
			killAndRestart();
			over.countDown();
			for (Future<?> person : people) {
				person.get();
			}
		}
		catch (ExecutionException failed) {
			throw new IllegalStateException(failed.getCause());
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(stopped);
		}
		finally {
			threads.shutdownNow();
		}
		deployment.processes().forEach(FirewatchProcess::awaitReady);
		deployment.proxy().calm();
		check(began);
	}

	private Person person(int number) {
		Person person = new Person("UP" + number);
		deployment.slack().user(person.id(), "Person " + number);
		return person;
	}

	private List<String> declareTheFirst() {
		Person alice = new Person("UALICE");
		List<String> incidents = new ArrayList<>();
		for (int number = 0; number < plan.incidents(); number++) {
			String token = "first" + number;
			Act act = new Act(Verb.NEW, alice, token, null, "new Outage " + token + " a" + token + " b" + token);
			perform(act, number);
			String id = act.declared();
			assertThat(id).as(act.toString()).isNotNull();
			incidents.add(id);
		}
		return incidents;
	}

	private void killAndRestart() throws InterruptedException {
		for (CrashPlan.Kill kill : plan.schedule(deployment.processes().size())) {
			FirewatchProcess victim = deployment.process(kill.process());
			if (!kill.early()) {
				deployment.processes().forEach(FirewatchProcess::awaitReady);
			}
			pause(kill.afterMillis());
			victim.kill();
			victim.start();
		}
	}

	private void play(Script script, Random random) {
		while (over.getCount() > 0) {
			perform(script.next(), random.nextInt(2));
			pause(random.nextInt(LONGEST_PAUSE_MILLIS));
		}
	}

	/** Waits so long, or until the run is over: the pace is part of the script. */
	private void pause(int millis) {
		try {
			if (over.await(millis, TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
	}

	/** Does it, and again at the other process as long as there is no answer. */
	private void perform(Act act, int first) {
		acts.add(act);
		if (act.verb() == Verb.FIX) {
			Person owner = Script.owner(act.token());
			deployment.slack().user(owner.id(), owner.id().toLowerCase());
		}
		for (int attempt = 0; attempt < TRIES; attempt++) {
			FirewatchProcess process = deployment.process((first + attempt) % deployment.processes().size());
			try {
				Person.Answer answer = act.person().command(process, channel(act), text(act), act.key());
				if (answer.took().compareTo(SLACK_WAITS) > 0) {
					// Slack has told the person that it failed by then.
					late.incrementAndGet();
				}
				else {
					act.answered(answer);
				}
				if (act.acknowledged() || answer.took().compareTo(SLACK_WAITS) <= 0 && !act.isToBeRepeated()) {
					return;
				}
			}
			catch (IOException noAnswer) {
				unanswered.incrementAndGet();
			}
			catch (InterruptedException stopping) {
				Thread.currentThread().interrupt();
				return;
			}
			pause(250);
		}
	}

	/** The incident's own channel as soon as there is one. */
	private String channel(Act act) {
		return act.incident() == null ? deployment.lobby() : room(act.incident()).orElse(deployment.lobby());
	}

	private Optional<String> room(String incident) {
		return deployment.slack()
			.channelNames()
			.stream()
			.filter(name -> name.startsWith(incident.toLowerCase()))
			.findFirst()
			.map(name -> deployment.slack().channelNamed(name).get("id").getAsString());
	}

	/** Named in full, as the room may not be known as its own yet. */
	private static String text(Act act) {
		return act.incident() == null ? act.text() : act.incident() + " " + act.text();
	}

	private void check(long began) {
		Aftermath aftermath = new Aftermath(deployment, List.copyOf(acts));
		long calm = System.nanoTime();
		try {
			Awaitility.await()
				.atMost(TO_DELIVER)
				.pollInterval(Duration.ofSeconds(1))
				.until(() -> aftermath.pending().isEmpty());
		}
		catch (ConditionTimeoutException stuck) {
			// Told below, with everything else that is wrong.
		}
		List<String> duplicates = aftermath.duplicates();
		long acknowledged = acts.stream().filter(Act::acknowledged).count();
		System.out.printf(
				"Crash test: seed %d, %d kills, %d commands, %d acknowledged, %d without an answer, %d answered late, "
						+ "%d visible duplicates, delivered %.1f s after the faults, %.0f s in all%n",
				plan.seed(), plan.kills(), acts.size(), acknowledged, unanswered.get(), late.get(), duplicates.size(),
				seconds(calm), seconds(began));
		duplicates.forEach(duplicate -> System.out.println("  twice: " + duplicate));
		List<String> problems = new ArrayList<>(aftermath.pending());
		problems.addAll(aftermath.problems());
		assertThat(problems).as("seed " + plan.seed()).isEmpty();
		assertThat(duplicates).as("seed " + plan.seed()).hasSizeLessThanOrEqualTo((plan.kills() + 19) / 20);
		assertThat(acknowledged).as("enough was done to prove anything").isGreaterThan(5L * plan.kills());
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}

}
