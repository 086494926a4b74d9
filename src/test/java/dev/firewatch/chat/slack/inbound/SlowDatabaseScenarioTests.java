package dev.firewatch.chat.slack.inbound;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.slack.blocks.SlackAction;
import dev.firewatch.chat.slack.blocks.SlackLimits;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.mongo.DelayingProxy;
import dev.firewatch.mongo.ServerProcess;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.testing.Scratch;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that takes ten seconds for everything, and Slack that gives up after three.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "spring.quartz.auto-startup=false",
		"firewatch.slack.bot-token=xoxb-test", "firewatch.slack.signing-secret=" + SlackScenarioTests.SECRET })
class SlowDatabaseScenarioTests {

	private static final String SENTENCE = "I could not confirm this was saved.";

	private static final Duration SLACK_GIVES_UP = Duration.ofSeconds(3);

	private static final FakeSlack SLACK = new FakeSlack().user("U1", "Alice").user("U2", "Bob").user("U9", "Zoe");

	private static final String LOBBY = SLACK.channel("general", false, "U1");

	private static final ServerProcess SERVER = ServerProcess.start(Scratch.directory("slow"));

	private static final DelayingProxy DATABASE = DelayingProxy.before(SERVER);

	@Autowired
	Casefiles casefiles;

	@Autowired
	Timelines timelines;

	@Autowired
	Deliveries deliveries;

	@Autowired
	MeterRegistry meters;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void surroundings(DynamicPropertyRegistry registry) {
		registry.add("firewatch.slack.api-url", SLACK::apiUrl);
		registry.add("firewatch.mongodb.uri", DATABASE::connectionString);
	}

	@AfterEach
	void quick() {
		DATABASE.delay(Duration.ZERO);
	}

	@AfterAll
	static void stop() {
		SLACK.close();
		DATABASE.close();
		SERVER.close();
	}

	private SlackUsers users() {
		return new SlackUsers(port, SlackScenarioTests.SECRET, SLACK.responseUrl());
	}

	private static JsonObject json(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return JsonParser.parseString(response.body()).getAsJsonObject();
	}

	/** What is answered before Slack gives up. */
	private static HttpResponse<String> inTime(Supplier<HttpResponse<String>> request) {
		long began = System.nanoTime();
		HttpResponse<String> response = request.get();
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SLACK_GIVES_UP);
		assertThat(response.statusCode()).isEqualTo(200);
		return response;
	}

	/** The answers to what arrives at the same time, each before Slack gives up. */
	@SafeVarargs
	private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>>... requests) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(requests.length);
		try {
			List<Callable<HttpResponse<String>>> sent = Stream.of(requests)
				.<Callable<HttpResponse<String>>>map(request -> () -> inTime(request))
				.toList();
			List<HttpResponse<String>> answers = new ArrayList<>();
			for (Future<HttpResponse<String>> answer : threads.invokeAll(sent)) {
				answers.add(answer.get());
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private String declared(String title) {
		String slug = title.toLowerCase().replace(' ', '-');
		String trigger = SlackUsers.trigger();
		// The driver may need a moment to see that the database is well again.
		return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			users().command("U1", "alice", LOBBY, "new " + title, trigger);
			Awaitility.await().until(deliveries::idle);
			return SLACK.channelNames().stream().filter(name -> name.endsWith(slug)).findFirst();
		}, Optional::isPresent).orElseThrow();
	}

	private static String id(String channelName) {
		return SLACK.channelNamed(channelName).get("id").getAsString();
	}

	private List<String> causesOf(String channelName) {
		return casefiles.find(incident(channelName)).orElseThrow().causes().all().stream().map(Cause::text).toList();
	}

	private List<String> titles() {
		return casefiles.search(CasefileSearch.open(), 0, 500).stream().map(file -> file.incident().title()).toList();
	}

	private static IncidentId incident(String channelName) {
		return new IncidentId(channelName.substring(0, "inc-2026-0001".length()).toUpperCase());
	}

	private List<String> timelineOf(String channelName) {
		return timelines.read(incident(channelName).value()).stream().map(Entry::text).toList();
	}

	/** What the button of the given label stands for. */
	private static String value(JsonElement blocks, String label) {
		return blocks.getAsJsonArray()
			.asList()
			.stream()
			.map(JsonElement::getAsJsonObject)
			.filter(block -> block.get("type").getAsString().equals("actions"))
			.flatMap(block -> block.getAsJsonArray("elements").asList().stream())
			.map(JsonElement::getAsJsonObject)
			.filter(button -> button.getAsJsonObject("text").get("text").getAsString().equals(label))
			.map(button -> button.get("value").getAsString())
			.findFirst()
			.orElseThrow(() -> new AssertionError(blocks.toString()));
	}

	/** Presses until it is confirmed, and then once more. */
	private void pressUntilDone(String channelName, String value, String text) {
		pressUntil(() -> timelineOf(channelName).contains(text), channelName, value);
	}

	private void pressUntil(BooleanSupplier done, String channelName, String value) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			users().press("U2", id(channelName), "1.0", value, true);
			return done.getAsBoolean();
		});
		users().press("U2", id(channelName), "1.0", value, true);
	}

	@Test
	void answersWithTheTextAndARetryThatActsOnce() throws Exception {
		String channel = declared("Printers print upside down");
		String room = id(channel);
		DATABASE.delay(Duration.ofSeconds(10));

		List<HttpResponse<String>> answers = atOnce(
				() -> users().command("U1", "alice", room, "note turned it <@U9|zoe> off &amp; on"),
				() -> users().command("U9", "zoe", room, "note who am I"),
				() -> users().command("U1", "alice", room, "update Under way"),
				() -> users().command("U2", "bob", room, "cause Paper upside down"),
				() -> users().command("U2", "bob", LOBBY, "new Coffee runs cold"));
		JsonObject known = json(answers.get(0));
		JsonObject stranger = json(answers.get(1));
		JsonObject update = json(answers.get(2));
		JsonObject cause = json(answers.get(3));
		JsonObject declaration = json(answers.get(4));

		assertThat(known.get("response_type").getAsString()).isEqualTo("ephemeral");
		assertThat(SlackLimits.texts(known.get("blocks"))).contains(SENTENCE + " Nothing is lost: your text is below.");
		assertThat(String.join("", SlackLimits.texts(known.get("blocks")))).contains("turned it @zoe off & on");
		assertThat(String.join("", SlackLimits.texts(stranger.get("blocks")))).contains(SENTENCE, "note who am I");
		assertThat(String.join("", SlackLimits.texts(update.get("blocks")))).contains(SENTENCE, "Under way");
		assertThat(String.join("", SlackLimits.texts(cause.get("blocks")))).contains(SENTENCE, "Paper upside down");
		assertThat(String.join("", SlackLimits.texts(declaration.get("blocks")))).contains(SENTENCE,
				"Coffee runs cold");

		DATABASE.delay(Duration.ZERO);
		pressUntilDone(channel, value(known.get("blocks"), "Try again"), "turned it @zoe off & on");
		pressUntilDone(channel, value(stranger.get("blocks"), "Try again"), "who am I");
		pressUntilDone(channel, value(update.get("blocks"), "Try again"), "Update: Under way");
		pressUntil(() -> causesOf(channel).contains("Paper upside down"), channel,
				value(cause.get("blocks"), "Try again"));
		pressUntil(() -> titles().contains("Coffee runs cold"), channel, value(declaration.get("blocks"), "Try again"));

		assertThat(timelineOf(channel)).containsOnlyOnce("turned it @zoe off & on", "who am I", "Update: Under way");
		assertThat(causesOf(channel)).containsOnlyOnce("Paper upside down");
		assertThat(titles()).containsOnlyOnce("Coffee runs cold");
	}

	@Test
	void handsBackATextThatIsTooLongForAButton() {
		String channel = declared("Coffee machine offline");
		String text = "the log says ".repeat(200) + "enough";
		DATABASE.delay(Duration.ofSeconds(10));

		JsonObject answer = json(inTime(() -> users().command("U1", "alice", id(channel), "note " + text)));

		DATABASE.delay(Duration.ZERO);
		pressUntilDone(channel, value(answer.get("blocks"), "Try again"), text);
		assertThat(timelineOf(channel)).containsOnlyOnce(text);
	}

	@Test
	void answersAButtonAFormAMentionAReactionAndAVisitInTime() throws Exception {
		String channel = declared("Elevator music too loud");
		String room = id(channel);
		String ts = SLACK.says(room, "U1", "Marked in the middle of it");
		int opened = SLACK.calls("views.open").size();
		users().command("U2", "bob", room, "note");
		Awaitility.await().until(() -> SLACK.calls("views.open").size() > opened);
		JsonObject view = SLACK.calls("views.open").get(opened).json("view").getAsJsonObject();
		int responses = SLACK.calls("respond").size();
		int whispers = SLACK.calls("chat.postEphemeral").size();
		DATABASE.delay(Duration.ofSeconds(10));

		String pressed = SlackAction.encoded(new Action("note", null, "by a button"));
		JsonObject form = json(atOnce(() -> users().submit("U2", view, Map.of("text", List.of("by a form")), "h7"),
				() -> users().press("U2", room, "1.0", pressed, false),
				() -> users().event("Ev-slow",
						Map.of("type", "app_mention", "user", "U9", "text", "<@UBOT> note by a mention", "ts", "1700.5",
								"channel", room)),
				() -> users().event("Ev-pin",
						Map.of("type", "reaction_added", "user", "U9", "reaction", "pushpin", "item",
								Map.of("type", "message", "channel", room, "ts", ts))),
				() -> users().event("Ev-home", Map.of("type", "app_home_opened", "user", "U9", "tab", "home")))
			.get(0));

		assertThat(form.get("response_action").getAsString()).isEqualTo("errors");
		assertThat(form.getAsJsonObject("errors").toString()).contains(SENTENCE, "your text is still here");
		Awaitility.await().until(() -> SLACK.calls("respond").size() > responses);
		JsonObject answered = SLACK.calls("respond").get(responses).json("body").getAsJsonObject();
		Awaitility.await().until(() -> SLACK.calls("chat.postEphemeral").size() >= whispers + 2);
		List<JsonElement> whispered = SLACK.calls("chat.postEphemeral")
			.stream()
			.skip(whispers)
			.map(call -> call.json("blocks"))
			.sorted(Comparator.comparing(blocks -> !blocks.toString().contains("by a mention")))
			.toList();
		JsonElement mentioned = whispered.get(0);
		JsonElement marked = whispered.get(1);
		assertThat(String.join("", SlackLimits.texts(answered.get("blocks")))).contains(SENTENCE, "by a button");
		assertThat(String.join("", SlackLimits.texts(mentioned))).contains(SENTENCE, "note by a mention");
		assertThat(String.join("", SlackLimits.texts(marked))).contains(SENTENCE);

		DATABASE.delay(Duration.ZERO);
		pressUntilDone(channel, value(answered.get("blocks"), "Try again"), "by a button");
		pressUntilDone(channel, value(mentioned, "Try again"), "by a mention");
		pressUntilDone(channel, value(marked, "Try again"), "Marked in the middle of it");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> users().submit("U2", view, Map.of("text", List.of("by a form")), "h7").body(),
					String::isEmpty);
		users().submit("U2", view, Map.of("text", List.of("by a form")), "h7");

		assertThat(timelineOf(channel)).containsOnlyOnce("by a button", "by a form", "by a mention",
				"Marked in the middle of it");
	}

	@Test
	void answersAHundredAtOnceAndWorksOnNoneThatWasAnswered() throws Exception {
		String channel = declared("Badge readers refuse badges");
		String room = id(channel);
		ExecutorService crowd = Executors.newFixedThreadPool(100);
		CountDownLatch ready = new CountDownLatch(100);
		List<Future<JsonObject>> answers = new ArrayList<>();
		// Other applications that tests have started have threads of these names, too.
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		DATABASE.delay(Duration.ofSeconds(10));

		for (int n = 0; n < 100; n++) {
			String text = "note of the crowd " + n + ".";
			answers.add(crowd.submit(() -> {
				ready.countDown();
				ready.await();
				return json(inTime(() -> users().command("U2", "bob", room, text)));
			}));
		}
		for (int n = 0; n < 100; n++) {
			assertThat(String.join("", SlackLimits.texts(answers.get(n).get().get("blocks"))))
				.contains("Nothing is lost: your text is below.", "of the crowd " + n + ".");
		}
		crowd.shutdown();

		assertThat(started("command", before)).isLessThanOrEqualTo(32);
		assertThat(started("slack-errand", before)).isLessThanOrEqualTo(8);
		DATABASE.delay(Duration.ZERO);
		String value = value(answers.get(41).get().get("blocks"), "Try again");
		pressUntilDone(channel, value, "of the crowd 41.");
		List<String> timeline = timelineOf(channel);
		assertThat(timeline).doesNotHaveDuplicates();
		// What waited for a thread when its person was answered was never begun.
		assertThat(timeline.stream().filter(text -> text.startsWith("of the crowd")).count()).isLessThanOrEqualTo(33);
		assertThat(meters.get("firewatch.commands").tag("outcome", "unconfirmed").timers())
			.anySatisfy(timer -> assertThat(timer.count()).isPositive());
	}

	private static long started(String name, Set<Thread> before) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.contains(thread) && thread.getName().equals(name))
			.count();
	}

}
