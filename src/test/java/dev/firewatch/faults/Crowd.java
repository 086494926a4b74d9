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
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who follow their scripts at the same time, and try again what was not answered,
 * as Slack's users do by the button or by hand.
 */
final class Crowd implements AutoCloseable {

	/** How long Slack waits before it tells somebody that it failed. */
	static final Duration SLACK_WAITS = Duration.ofSeconds(3);

	private static final int TRIES = 8;

	private static final int MILLIS_BETWEEN_TRIES = 250;

	private static final int LONGEST_PAUSE_MILLIS = 600;

	private final Deployment deployment;

	private final long seed;

	private final ExecutorService threads;

	private final List<Future<?>> people = new ArrayList<>();

	private final Queue<Act> acts = new ConcurrentLinkedQueue<>();

	private final Queue<Duration> took = new ConcurrentLinkedQueue<>();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final CountDownLatch over = new CountDownLatch(1);

	Crowd(Deployment deployment, long seed) {
		this.deployment = deployment;
		this.seed = seed;
		this.threads = Executors.newCachedThreadPool();
	}

	/** Has so many incidents declared, and answers with their ids. */
	List<String> declare(int incidents) {
		Person alice = new Person("UALICE");
		List<String> declared = new ArrayList<>();
		for (int number = 0; number < incidents; number++) {
			String token = "first" + number;
			Act act = new Act(Verb.NEW, alice, token, null, "new Outage " + token + " a" + token + " b" + token);
			perform(act, number);
			assertThat(act.declared()).as(act.toString()).isNotNull();
			declared.add(act.declared());
		}
		return declared;
	}

	/** Lets so many people do things in the incidents until {@link #end}. */
	void begin(int size, List<String> incidents) {
		for (int number = 0; number < size; number++) {
			Person person = new Person("UP" + number);
			deployment.slack().user(person.id(), "Person " + number);
			Script script = new Script(person, incidents, deployment.today(), seed * 31 + number);
			Random random = new Random(seed * 17 + number);
			people.add(threads.submit(() -> play(script, random)));
		}
	}

	/** Waits until everybody has finished what they were about. */
	void end() {
		over.countDown();
		try {
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
	}

	private void play(Script script, Random random) {
		while (over.getCount() > 0) {
			perform(script.next(), random.nextInt(2));
			pause(random.nextInt(LONGEST_PAUSE_MILLIS));
		}
	}

	/** Lets so much time pass unless it is over: the pace is part of the script. */
	void pause(int millis) {
		try {
			over.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
	}

	/** Does it, and again at the next process as long as there is no answer. */
	private void perform(Act act, int first) {
		acts.add(act);
		if (act.verb() == Verb.FIX) {
			Person owner = Script.owner(act.token());
			deployment.slack().user(owner.id(), owner.id().toLowerCase());
		}
		for (int attempt = 0; attempt < TRIES && !Thread.currentThread().isInterrupted(); attempt++) {
			if (attempt > 0) {
				pause(MILLIS_BETWEEN_TRIES);
			}
			if (answered(act, deployment.process((first + attempt) % deployment.processes().size()))) {
				return;
			}
		}
	}

	/** Whether there was an answer after which nobody tries again. */
	private boolean answered(Act act, FirewatchProcess process) {
		try {
			Person.Answer answer = act.person().command(process, channel(act), text(act), act.key());
			took.add(answer.took());
			if (answer.took().compareTo(SLACK_WAITS) > 0) {
				// Slack has told the person that it failed by then.
				return false;
			}
			act.answered(answer);
			return !act.isToBeRepeated();
		}
		catch (IOException noAnswer) {
			unanswered.incrementAndGet();
			return false;
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** The incident's own channel as soon as there is one. */
	private String channel(Act act) {
		return act.incident() == null ? deployment.lobby() : found(act.incident()).orElse(deployment.lobby());
	}

	/** The channel of the incident, once it is there. */
	String room(String incident) {
		return Awaitility.await().until(() -> found(incident), Optional::isPresent).orElseThrow();
	}

	private Optional<String> found(String incident) {
		return deployment.slack()
			.channelNames()
			.stream()
			.filter(name -> name.startsWith(incident.toLowerCase()))
			.findFirst()
			.map(name -> deployment.slack().channelNamed(name).get("id").getAsString());
	}

	/** Everything that is said in the channel. */
	String said(String channel) {
		return deployment.slack().messagesIn(channel).toString();
	}

	/** Named in full, as the room may not be known as its own yet. */
	private static String text(Act act) {
		return act.incident() == null ? act.text() : act.incident() + " " + act.text();
	}

	List<Act> acts() {
		return List.copyOf(acts);
	}

	long acknowledged() {
		return acts.stream().filter(Act::acknowledged).count();
	}

	/** How often a request got no answer at all. */
	int unanswered() {
		return unanswered.get();
	}

	/** How many answers there were. */
	int answers() {
		return took.size();
	}

	/** How long the slowest answer took, but for so many of the first ones. */
	Duration slowest(int skipped) {
		return took.stream().skip(skipped).max(Duration::compareTo).orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		over.countDown();
		threads.shutdownNow();
	}

}
