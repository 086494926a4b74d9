package dev.firewatch.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.google.gson.Gson;
import dev.firewatch.faults.Person.Answer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever Slack sends arrives three times at once, at both processes. */
class DuplicateTests {

	private static final int TIMES = 3;

	private static final Gson GSON = new Gson();

	private static final Person ALICE = new Person("UALICE");

	private static Deployment deployment;

	private static Crowd crowd;

	private static String incident;

	private static String room;

	@BeforeAll
	static void start() {
		deployment = Deployment.of(2, 1);
		crowd = new Crowd(deployment, 1);
		incident = crowd.declare(1).get(0);
		room = crowd.room(incident);
		// Both know the room as the incident's own.
		Awaitility.await().untilAsserted(() -> assertThat(crowd.said(room)).contains("first0"));
	}

	@AfterAll
	static void stop() {
		crowd.close();
		deployment.close();
	}

	/** What somebody does, at the process it arrives at. */
	private interface Doing {

		Answer at(FirewatchProcess process) throws Exception;

	}

	private static List<Answer> atOnce(Doing doing) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(TIMES);
		try {
			List<Callable<Answer>> deliveries = IntStream.range(0, TIMES)
				.<Callable<Answer>>mapToObj(number -> () -> doing.at(deployment.process(number % 2)))
				.toList();
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> answer : threads.invokeAll(deliveries)) {
				answers.add(answer.get());
			}
			assertThat(answers).extracting(Answer::status).containsOnly(200);
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void assertOnTheTimelineOnce(String text) {
		Awaitility.await().untilAsserted(() -> assertThat(entries()).contains(text));
		Awaitility.await().until(() -> new Aftermath(deployment, List.of()).isDelivered());
		assertThat(entries()).containsOnlyOnce(text);
	}

	private static List<String> entries() {
		return deployment.documents("timelines")
			.stream()
			.flatMap(chunk -> chunk.getList("entries", Document.class).stream())
			.map(entry -> entry.getString("text"))
			.toList();
	}

	@Test
	void aCommandActsOnce() throws Exception {
		List<Answer> answers = atOnce(process -> ALICE.command(process, room, "note pumped dry", "trigger-note"));

		assertThat(answers).extracting(Answer::text).allMatch(text -> text.contains("pumped dry"));
		assertOnTheTimelineOnce("pumped dry");
	}

	@Test
	void aDeclarationActsOnce() throws Exception {
		List<Answer> answers = atOnce(
				process -> ALICE.command(process, deployment.lobby(), "new Gate stays open", "trigger-gate"));

		assertThat(answers).extracting(Answer::text).allMatch(text -> text.contains("Its channel opens now"));
		Awaitility.await().until(() -> new Aftermath(deployment, List.of()).isDelivered());
		assertThat(deployment.documents("casefiles"))
			.filteredOn(file -> file.get("incident", Document.class).getString("title").equals("Gate stays open"))
			.hasSize(1);
		assertThat(deployment.slack().channelNames()).filteredOn(name -> name.contains("gate")).hasSize(1);
	}

	@Test
	void aChangeOfTheCasefileActsOnce() throws Exception {
		atOnce(process -> ALICE.command(process, room, "fix Mend the gate <@UBOB|bob>", "trigger-fix"));

		assertThat(deployment.documents("casefiles")
			.stream()
			.flatMap(file -> file.getList("fixes", Document.class).stream()))
			.filteredOn(fix -> fix.getString("title").equals("Mend the gate"))
			.hasSize(1);
	}

	@Test
	void aButtonActsOnce() throws Exception {
		String value = GSON.toJson(List.of("note", incident, "pressed for water"));

		atOnce(process -> ALICE.press(process, room, "1.0", value, "trigger-press", deployment.slack().responseUrl()));

		assertOnTheTimelineOnce("pressed for water");
	}

	@Test
	void aFormActsOnce() throws Exception {
		Map<String, Object> payload = ALICE.interaction("view_submission", "trigger-form");
		payload.put("view", Map.of("id", "V1", "hash", "h1", "type", "modal", "callback_id", "firewatch",
				"private_metadata",
				GSON.toJson(
						Map.of("action", GSON.toJson(List.of("note", incident, "")), "room", room, "values", Map.of())),
				"blocks", List.of(), "state", Map.of("values",
						Map.of("text", Map.of("a", Map.of("type", "plain_text_input", "value", "formed a queue"))))));

		List<Answer> answers = atOnce(process -> ALICE.interaction(process, payload));

		assertThat(answers).extracting(Answer::body).containsOnly("");

		assertOnTheTimelineOnce("formed a queue");
	}

	@Test
	void anEventActsOnce() throws Exception {
		atOnce(process -> ALICE.event(process, "Ev-said", mention("said in passing")));

		assertOnTheTimelineOnce("said in passing");
	}

	@Test
	void anEventIsAnsweredOnce() throws Exception {
		atOnce(process -> ALICE.event(process, "Ev-mention", mention("mentioned it")));

		assertOnTheTimelineOnce("mentioned it");
		assertThat(deployment.slack().messagesIn(room))
			.filteredOn(message -> message.toString().contains("mentioned it"))
			.hasSize(1);
	}

	private static Map<String, Object> mention(String text) {
		return Map.of("type", "app_mention", "user", "UALICE", "text", "<@UBOT> note " + text, "ts", "1700.1",
				"channel", room);
	}

	@Test
	void aReactionActsOnce() throws Exception {
		String ts = deployment.slack().says(room, "UBOB", "Water under the door");
		Map<String, Object> event = Map.of("type", "reaction_added", "user", "UALICE", "reaction", "pushpin", "item",
				Map.of("type", "message", "channel", room, "ts", ts));

		atOnce(process -> ALICE.event(process, "Ev-reaction", event));

		assertOnTheTimelineOnce("Water under the door");
	}

	@Test
	void twoReactionsToOneMessageLeaveOneEntry() throws Exception {
		String ts = deployment.slack().says(room, "UBOB", "Smoke in the cellar");
		Map<String, Object> item = Map.of("type", "message", "channel", room, "ts", ts);
		Person carol = new Person("UCAROL");
		deployment.slack().user("UCAROL", "Carol");

		ALICE.event(deployment.process(0), "Ev-one",
				Map.of("type", "reaction_added", "user", "UALICE", "reaction", "pushpin", "item", item));
		carol.event(deployment.process(1), "Ev-two",
				Map.of("type", "reaction_added", "user", "UCAROL", "reaction", "pushpin", "item", item));

		assertOnTheTimelineOnce("Smoke in the cellar");
	}

}
