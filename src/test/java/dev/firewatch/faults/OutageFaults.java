package dev.firewatch.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutageFaults {

	@Test
	void nothingIsLostWhenTheDatabaseIsAwayForAMinute() {
		OutageRun.of(Duration.ofSeconds(60), Seed.given());
	}

	@Test
	void answersInTimeWhileTheDatabaseTakesTenSecondsAndTheButtonActsOnce() throws Exception {
		try (SlowWire wire = new SlowWire(); Deployment deployment = Deployment.of(1, 1, wire::to)) {
			FirewatchProcess process = deployment.process(0);
			Person alice = new Person("UALICE");
			// Nobody has seen Zoe before, so she would have to be looked up.
			Person zoe = new Person("UZOE");
			deployment.slack().user("UZOE", "Zoe");
			alice.command(process, deployment.lobby(), "new Printer prints upside down", "trigger-first");
			wire.delay(Duration.ofSeconds(10));
			Map<String, Person> texts = Map.of("1 note turned around", alice, "1 update Under way", alice,
					"1 cause Paper upside down", alice, "new Coffee runs cold", alice, "1 note seen by me", zoe);

			Map<String, Person.Answer> answers = atOnce(process, deployment.lobby(), texts);

			answers.forEach((text, answer) -> {
				assertThat(answer.took()).as(text).isLessThanOrEqualTo(Crowd.SLACK_WAITS);
				assertThat(answer.status()).as(text).isEqualTo(200);
				assertThat(answer.text()).as(text)
					.contains("I could not confirm this was saved", text.replaceFirst("^(1 )?\\w+ ", ""), "Try again");
			});
			wire.delay(Duration.ZERO);
			for (int press = 0; press < 2; press++) {
				pressed(deployment, texts, answers);
			}
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(wire::isEmpty);
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(said(deployment)).contains("turned around", "seen by me",
						"Update: Under way", "Paper upside down", "Coffee runs cold"));
			assertThat(said(deployment)).doesNotHaveDuplicates();
		}
	}

	private static Map<String, Person.Answer> atOnce(FirewatchProcess process, String channel,
			Map<String, Person> texts) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(texts.size());
		try {
			Map<String, Future<Person.Answer>> answers = new HashMap<>();
			texts.forEach((text, person) -> answers.put(text,
					threads.submit(() -> person.command(process, channel, text, "trigger-" + text.hashCode()))));
			Map<String, Person.Answer> given = new HashMap<>();
			for (String text : texts.keySet()) {
				given.put(text, answers.get(text).get());
			}
			return given;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** Presses each answer's button until it is confirmed. */
	private static void pressed(Deployment deployment, Map<String, Person> texts, Map<String, Person.Answer> answers) {
		texts.forEach((text, person) -> {
			String button = Replies.button(answers.get(text).body(), "Try again");
			Awaitility.await(text).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> {
				int before = deployment.slack().calls("respond").size();
				int posted = deployment.slack().calls("chat.postMessage").size();
				press(deployment, person, button, text + System.nanoTime());
				Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.until(() -> deployment.slack().calls("respond").size() > before
							|| deployment.slack().calls("chat.postMessage").size() > posted);
				return deployment.slack()
					.calls("respond")
					.stream()
					.skip(before)
					.noneMatch(call -> call.get("body").contains("could not confirm"));
			});
		});
	}

	private static void press(Deployment deployment, Person person, String button, String trigger)
			throws IOException, InterruptedException {
		Person.Answer answer = person.press(deployment.process(0), deployment.lobby(), "1.0", button, trigger,
				deployment.slack().responseUrl());
		assertThat(answer.status()).isEqualTo(200);
	}

	/** The texts of entries, causes and titles. */
	private static List<String> said(Deployment deployment) {
		List<String> said = new ArrayList<>();
		for (Document chunk : deployment.documents("timelines")) {
			chunk.getList("entries", Document.class).forEach(entry -> said.add(entry.getString("text")));
		}
		for (Document casefile : deployment.documents("casefiles")) {
			said.add(casefile.get("incident", Document.class).getString("title"));
			said.addAll(Aftermath.texts(casefile.get("causes", Document.class)));
		}
		return said;
	}

}
