package dev.firewatch.chat.slack.inbound;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.slack.blocks.SlackAction;
import dev.firewatch.chat.slack.blocks.SlackLimits;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.chat.slack.web.QuickSlackLimits;
import dev.firewatch.chat.slack.web.SlackIdentity;
import dev.firewatch.chat.slack.web.SlackPosts;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole application, spoken to as Slack speaks to it. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.slack.bot-token=xoxb-test",
				"firewatch.slack.signing-secret=" + SlackScenarioTests.SECRET })
@Import(QuickSlackLimits.class)
class SlackScenarioTests {

	static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

	private static final FakeSlack SLACK = new FakeSlack().user("U1", "Alice").user("U2", "Bob");

	private static final String LOBBY = SLACK.channel("general", false, "U1");

	@Autowired
	Casefiles casefiles;

	@Autowired
	Timelines timelines;

	@Autowired
	Deliveries deliveries;

	@Autowired
	SlackIdentity identity;

	@Autowired
	People people;

	@Autowired
	Clock clock;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void slack(DynamicPropertyRegistry registry) {
		registry.add("firewatch.slack.api-url", SLACK::apiUrl);
	}

	@AfterAll
	static void stop() {
		SLACK.close();
	}

	private SlackUsers users() {
		return new SlackUsers(port, SECRET, SLACK.responseUrl());
	}

	private static JsonObject json(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return JsonParser.parseString(response.body()).getAsJsonObject();
	}

	/** Declares an incident and returns its channel. */
	private JsonObject declared(String title) {
		JsonObject answer = json(users().command("U1", "alice", LOBBY, "new " + title));
		assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
		Awaitility.await().until(deliveries::idle);
		String id = casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.filter(file -> file.incident().title().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError(answer))
			.id()
			.value();
		return SLACK.channelNamed(Awaitility.await()
			.until(() -> SLACK.channelNames().stream().filter(name -> name.startsWith(id.toLowerCase())).findFirst(),
					Optional::isPresent)
			.orElseThrow());
	}

	private List<Entry> timelineOf(JsonObject channel) {
		String name = channel.get("name").getAsString();
		return timelines.read(name.substring(0, "inc-2026-0001".length()).toUpperCase());
	}

	private static String id(JsonObject channel) {
		return channel.get("id").getAsString();
	}

	private static String everything(List<JsonObject> messages) {
		return String.join("\n", messages.stream().flatMap(message -> SlackLimits.texts(message).stream()).toList());
	}

	@Test
	void anAnswerWithPicturesComesDirectlyAndTheChannelSaysSoToTheCallerAlone() {
		declared("Plotters plot nothing");
		int before = SLACK.filesIn("D2").size();

		assertThat(users().command("U2", "bob", LOBBY, "priority").body()).isEmpty();

		Awaitility.await()
			.untilAsserted(() -> assertThat(SLACK.filesIn("D2")).hasSize(before + 1)
				.last()
				.satisfies(file -> assertThat(file.get("alt_txt").getAsString()).contains("severity ", "score ")));
		Awaitility.await()
			.untilAsserted(() -> assertThat(SLACK.calls("respond")).last()
				.satisfies(
						said -> assertThat(said.get("body")).contains("sent the answer to you directly", "ephemeral")));
		assertThat(everything(SLACK.messagesIn("U2"))).contains("first, from", "Severity and score");
		assertThat(SLACK.filesIn(LOBBY)).isEmpty();
	}

	@Test
	void declaringOpensAChannelWithItsCardPinnedAndAnnouncesIt() {
		JsonObject channel = declared("Printers print upside down");

		assertThat(everything(SLACK.messagesIn(id(channel)))).contains("Printers print upside down",
				"nobody leads yet");
		assertThat(SLACK.calls("pins.add")).anyMatch(receivedCall -> receivedCall.get("channel").equals(id(channel)));
		assertThat(SLACK.membersOf(id(channel))).contains("U1");
		assertThat(channel.getAsJsonObject("purpose").get("value").getAsString()).as("nobody else's has that key")
			.matches("Firewatch INC-\\d{4}-\\d{4} [0-9a-f-]{36}");
		JsonObject announcements = SLACK.channelNamed("incidents");
		assertThat(everything(SLACK.messagesIn(id(announcements)))).contains("Printers print upside down");
	}

	@ParameterizedTest
	@ValueSource(strings = { "restricted_action", "not_allowed_token_type" })
	void whereChannelsAreForbiddenAThreadOfTheAnnounceChannelIsTheRoom(String error) {
		declared("Ramps are steep, " + error);
		JsonObject incidents = SLACK.channelNamed("incidents");
		String title = "Elevators skip floor 3, " + error;
		SLACK.forbidsChannels(error);
		try {
			json(users().command("U1", "alice", LOBBY, "new " + title));
			Awaitility.await().until(deliveries::idle);
			String id = idOf(title);

			JsonObject root = SLACK.messagesIn(id(incidents))
				.stream()
				.filter(message -> everything(List.of(message)).contains("This thread is the incident's room"))
				.reduce((first, last) -> last)
				.orElseThrow();
			String thread = root.get("ts").getAsString();
			// One message a second goes to a channel, whatever the thread.
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(everything(inThread(incidents, thread))).contains(title, "nobody leads yet"));
			assertThat(SLACK.calls("pins.add")).noneMatch(call -> call.get("channel").equals(id(incidents)));

			users().event("Ev-thread-" + error, Map.of("type", "app_mention", "user", "U2", "text",
					"<@UBOT> note the doors were held", "ts", "1702.1", "thread_ts", thread, "channel", id(incidents)));
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(timelines.read(id)).extracting(Entry::text).contains("the doors were held"));
			users().event("Ev-lead-" + error, Map.of("type", "app_mention", "user", "U2", "text",
					"<@UBOT> role commander", "ts", "1702.2", "thread_ts", thread, "channel", id(incidents)));
			Awaitility.await()
				.untilAsserted(() -> assertThat(everything(inThread(incidents, thread))).contains("led by"));

			String said = SLACK.replying(id(incidents), thread, "U1", "the sensor is dusty").get("ts").getAsString();
			users().event("Ev-mark-" + error, Map.of("type", "reaction_added", "user", "U1", "reaction", "pushpin",
					"item", Map.of("type", "message", "channel", id(incidents), "ts", said)));
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(timelines.read(id)).extracting(Entry::text).contains("the sensor is dusty"));
			long offered = offersToRemove();
			users().event("Ev-off-" + error, Map.of("type", "reaction_removed", "user", "U1", "reaction", "pushpin",
					"item", Map.of("type", "message", "channel", id(incidents), "ts", said)));
			Awaitility.await().until(() -> offersToRemove() == offered + 1);
			users().event("Ev-edit-" + error,
					Map.of("type", "message", "subtype", "message_changed", "channel", id(incidents), "channel_type",
							"channel", "ts", said + "9", "message", Map.of("type", "message", "user", "U1", "ts", said,
									"thread_ts", thread, "text", "the sensor is clean")));
			Awaitility.await()
				.untilAsserted(() -> assertThat(
						everything(SLACK.everyMessage().values().stream().flatMap(List::stream).toList()))
					.contains("of " + id + " was edited"));
		}
		finally {
			SLACK.forbidsChannels("");
		}
	}

	private static long offersToRemove() {
		return SLACK.calls("chat.postEphemeral")
			.stream()
			.filter(call -> call.get("text").contains("out of the timeline as well?"))
			.count();
	}

	private static List<JsonObject> inThread(JsonObject channel, String thread) {
		return SLACK.messagesIn(id(channel))
			.stream()
			.filter(message -> message.has("thread_ts") && message.get("thread_ts").getAsString().equals(thread))
			.toList();
	}

	private String idOf(String title) {
		return casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.filter(file -> file.incident().title().equals(title))
			.findFirst()
			.orElseThrow()
			.id()
			.value();
	}

	@Test
	void theTopicIsSetOnceAtTheStart() {
		JsonObject channel = declared("Blinds won't close");
		users().command("U1", "alice", id(channel), "role commander");
		users().command("U1", "alice", id(channel), "update looking at the motors");
		Awaitility.await().until(deliveries::idle);

		assertThat(SLACK.calls("conversations.setTopic")).filteredOn(call -> call.get("channel").equals(id(channel)))
			.hasSize(1);
		assertThat(SLACK.calls("conversations.setPurpose")).filteredOn(call -> call.get("channel").equals(id(channel)))
			.hasSize(1);
		users().command("U1", "alice", id(channel), "sev sev1 the sun is low");
		Awaitility.await().until(deliveries::idle);
		assertThat(SLACK.calls("conversations.setTopic")).filteredOn(call -> call.get("channel").equals(id(channel)))
			.hasSize(2);
		assertThat(SLACK.membersOf(id(SLACK.channelNamed("incidents")))).as("somebody reads what I announce")
			.isNotEmpty();
	}

	@Test
	void aNoteIsEchoedInTheChannelByTheAnswerItself() {
		JsonObject channel = declared("Coffee machine offline");

		JsonObject answer = json(users().command("U2", "bob", id(channel), "note descaled &lt;twice&gt; *bold*"));

		assertThat(answer.get("response_type").getAsString()).isEqualTo("in_channel");
		assertThat(String.join("", SlackLimits.texts(answer.get("blocks")))).contains("descaled <twice> *bold*");
		assertThat(timelineOf(channel)).extracting(Entry::text).contains("descaled <twice> *bold*");
	}

	@Test
	void aVerbIsHeardHoweverTheBotIsSpokenTo() {
		JsonObject channel = declared("Doorbell rings by itself");
		List<String> spoken = List.of("<@UBOT>: note one", "<@UBOT>, note two", "hey <@UBOT> note three",
				"<@UBOT> Note: four");
		for (int n = 0; n < spoken.size(); n++) {
			users().event("Ev-spoken-" + n, Map.of("type", "app_mention", "user", "U1", "text", spoken.get(n), "ts",
					"1701." + n, "channel", id(channel)));
		}
		users().command("U2", "bob", id(channel), "/incident note five");
		users().command("U2", "bob", id(channel), "Note: six");

		assertThat(timelineOf(channel)).extracting(Entry::text).contains("one", "two", "three", "four", "five", "six");
	}

	@Test
	void whatPeopleAreToTypeArrivesAsCode() {
		JsonObject answer = json(users().command("U2", "bob", LOBBY, "9999 note rolled back"));

		assertThat(answer.get("blocks").toString()).contains("\"text\":\"list\",\"style\":{", "\"code\":true")
			.doesNotContain("`");
	}

	@Test
	void aDuplicateDeliveryActsOnce() {
		JsonObject channel = declared("Elevator music too loud");
		String trigger = SlackUsers.trigger();

		json(users().command("U2", "bob", id(channel), "note turned it down", trigger));
		json(users().command("U2", "bob", id(channel), "note turned it down", trigger));

		assertThat(timelineOf(channel)).filteredOn(entry -> entry.text().equals("turned it down")).hasSize(1);
	}

	@Test
	void aGuestSeesAndActsOnlyInIncidentsWhoseRoomTheyAreIn() {
		SLACK.user("U71", "gina").describes("U71", "is_ultra_restricted", new JsonPrimitive(true));
		JsonObject channel = declared("Vending machine swallows coins");
		String incident = channel.get("name").getAsString().substring(0, "inc-2026-0001".length()).toUpperCase();

		String listed = json(users().command("U71", "gina", LOBBY, "list all")).toString();
		String status = json(users().command("U71", "gina", LOBBY, incident + " status")).toString();
		String noted = json(users().command("U71", "gina", LOBBY, incident + " note from outside")).toString();
		json(users().command("U71", "gina", id(channel), "note from within"));

		String declares = json(users().command("U71", "gina", LOBBY, "new I declare")).toString();
		assertThat(listed).doesNotContain("Vending").contains(Outsider.ELSEWHERE);
		assertThat(status).doesNotContain("Vending").contains(Outsider.ELSEWHERE);
		assertThat(noted).contains(Outsider.ELSEWHERE, "note from outside");
		assertThat(declares).contains(Outsider.ELSEWHERE, "I declare");
		assertThat(json(users().command("U71", "gina", LOBBY, "hello there")).toString()).contains(Outsider.ELSEWHERE);
		assertThat(timelineOf(channel)).extracting(Entry::text).contains("from within").doesNotContain("from outside");
	}

	@Test
	void somebodyOfAnotherOrganisationMayDoNothingAndIsToldSo() {
		SLACK.user("U72", "sam").describes("U72", "team_id", new JsonPrimitive("T9"));
		JsonObject channel = declared("Doorbell rings by itself");
		String incident = channel.get("name").getAsString().substring(0, "inc-2026-0001".length()).toUpperCase();

		JsonObject noted = json(users().command("U72", "sam", id(channel), "note I was here"));
		JsonObject declared = json(users().command("U72", "sam", LOBBY, "new Nothing at all"));
		String lead = SlackAction.encoded(new Action("role", incident, "commander"));
		users().press("U72", id(channel), SLACK.messagesIn(id(channel)).get(0).get("ts").getAsString(), lead, false);

		assertThat(noted.get("response_type").getAsString()).isEqualTo("ephemeral");
		assertThat(noted.toString()).contains("another organisation");
		assertThat(declared.toString()).contains("another organisation");
		Awaitility.await()
			.untilAsserted(() -> assertThat(SLACK.calls("respond"))
				.anyMatch(receivedCall -> receivedCall.get("body").contains("another organisation")));
		assertThat(casefiles.find(new IncidentId(incident)).orElseThrow().incident().holder("commander")).isEmpty();
		assertThat(timelineOf(channel)).extracting(Entry::text).doesNotContain("I was here");
	}

	@Test
	void aFixIsNotGivenToSomebodyWhoseAccountIsDeactivated() {
		SLACK.user("U73", "gone").describes("U73", "deleted", new JsonPrimitive(true));
		JsonObject channel = declared("Lockers lock themselves");

		String answer = json(users().command("U2", "bob", id(channel), "fix Oil the locks <@U73> due 3d")).toString();
		String role = json(users().command("U2", "bob", id(channel), "role scribe <@U73>")).toString();

		assertThat(answer).contains("gone is gone: their account is deactivated", "Oil the locks");
		assertThat(role).contains("gone is gone: their account is deactivated");
	}

	@Test
	void aPressedButtonChangesTheCard() {
		JsonObject channel = declared("Badge readers refuse badges");
		JsonObject card = SLACK.messagesIn(id(channel)).get(0);
		String value = card.getAsJsonArray("blocks")
			.asList()
			.stream()
			.filter(block -> block.getAsJsonObject().get("type").getAsString().equals("actions"))
			.map(block -> block.getAsJsonObject().getAsJsonArray("elements").get(0).getAsJsonObject())
			.filter(button -> button.getAsJsonObject("text").get("text").getAsString().equals("I lead"))
			.map(button -> button.get("value").getAsString())
			.findFirst()
			.orElseThrow();

		HttpResponse<String> response = users().press("U2", id(channel), card.get("ts").getAsString(), value, false);

		assertThat(response.statusCode()).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
		assertThat(SLACK.messagesIn(id(channel)).get(0).toString()).contains("U2").doesNotContain("nobody leads");
	}

	@Test
	void resolvingProposesTheChannelsMessagesAndAPressKeepsOne() {
		JsonObject channel = declared("Robots dance on the ramp");
		long now = Instant.now().getEpochSecond();
		for (int n = 0; n < 30; n++) {
			SLACK.saying(id(channel), "U2", "rolled back robot " + n + ", " + "x".repeat(300) + " 12%")
				.addProperty("ts", (now + n) + ".000100");
		}
		json(users().command("U1", "alice", id(channel), "note -3h first dance #detected"));

		json(users().command("U1", "alice", id(channel), "resolve"));
		// Slack wants a second between two messages of a channel.
		Awaitility.await().until(() -> everything(SLACK.messagesIn(id(channel))).contains("Timeline of"));

		JsonObject shown = SLACK.messagesIn(id(channel))
			.stream()
			.filter(message -> message.get("text").getAsString().startsWith("Timeline of"))
			.findFirst()
			.orElseThrow();
		assertThat(SLACK.refusedBlocks()).isEmpty();
		assertThat(everything(List.of(shown))).contains("15 messages may belong on the timeline", "Mark an entry",
				"Say what happened");
		List<JsonObject> keep = shown.getAsJsonArray("blocks")
			.asList()
			.stream()
			.filter(block -> block.getAsJsonObject().get("type").getAsString().equals("actions"))
			.map(block -> block.getAsJsonObject().getAsJsonArray("elements").get(0).getAsJsonObject())
			.filter(button -> button.getAsJsonObject("text").get("text").getAsString().equals("Keep"))
			.toList();
		assertThat(keep).hasSize(15);

		users().press("U2", id(channel), shown.get("ts").getAsString(), keep.get(0).get("value").getAsString(), false);
		Awaitility.await()
			.until(() -> everything(SLACK.messagesIn(id(channel))).contains("14 messages may belong on the timeline"));

		assertThat(timelineOf(channel)).filteredOn(entry -> entry.text().startsWith("rolled back robot"))
			.singleElement()
			.satisfies(entry -> assertThat(entry.link()).startsWith("https://firewatch.slack.com/archives/"));
	}

	@Test
	void resolvingProposesWhatWasSaidInThreadsToo() {
		JsonObject channel = declared("Lamps burn at noon");
		// Later than the declaration, whatever part of its second that fell in.
		String ts = Instant.now().plusSeconds(2).getEpochSecond() + ".000100";
		SLACK.saying(id(channel), "U1", "the sensor is covered").addProperty("ts", ts);
		SLACK.replying(id(channel), ts, "U2", "rolled back the tape, lamps at 12%")
			.addProperty("ts", ts.replace(".000100", ".000200"));

		json(users().command("U1", "alice", id(channel), "resolve"));

		Awaitility.await().until(() -> everything(SLACK.messagesIn(id(channel))).contains("Timeline of"));
		JsonObject shown = SLACK.messagesIn(id(channel))
			.stream()
			.filter(message -> message.get("text").getAsString().startsWith("Timeline of"))
			.findFirst()
			.orElseThrow();
		assertThat(everything(List.of(shown))).contains("rolled back the tape");
	}

	@Test
	void theCommandMayHaveAnyName() {
		HttpResponse<String> response = users().named("/firewatch", "U1", "alice", "C-elsewhere", "help");

		assertThat(response.body()).contains("note");
	}

	@Test
	void aFormComesBackWithItsMistakesAndThenActs() {
		JsonObject channel = declared("Lamps flicker in hall 3");
		int opened = SLACK.calls("views.open").size();

		HttpResponse<String> asked = users().command("U2", "bob", id(channel), "note");
		assertThat(asked.statusCode()).isEqualTo(200);
		assertThat(asked.body()).isEmpty();
		Awaitility.await().until(() -> SLACK.calls("views.open").size() > opened);
		JsonObject view = SLACK.calls("views.open").get(opened).json("view").getAsJsonObject();

		JsonObject refused = json(users().submit("U2", view, Map.of("text", List.of(" ")), "h1"));
		assertThat(refused.get("response_action").getAsString()).isEqualTo("errors");
		assertThat(refused.getAsJsonObject("errors").keySet()).isSubsetOf("text", "when");

		HttpResponse<String> taken = users().submit("U2", view, Map.of("text", List.of("Fuse replaced")), "h1");
		assertThat(taken.statusCode()).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
		assertThat(timelineOf(channel)).extracting(Entry::text).contains("Fuse replaced");
		Awaitility.await().until(() -> everything(SLACK.messagesIn(id(channel))).contains("Fuse replaced"));
	}

	@Test
	void anAnswerReachesWhoeverAskedWhereTheBotMayNotWrite() {
		JsonObject channel = declared("Vending machine swallows coins");
		int responses = SLACK.calls("respond").size();
		SLACK.refuse("chat.postMessage", "not_in_channel");
		String value = SlackAction.encoded(new Action("note", null, "coins returned"));

		users().press("U2", id(channel), "1.0", value, false);

		Awaitility.await().until(() -> SLACK.calls("respond").size() > responses);
		assertThat(SLACK.calls("respond").get(responses).get("body")).contains("in_channel", "coins returned");
	}

	@Test
	void aFormThatAMentionAsksForIsOneButtonAway() {
		JsonObject channel = declared("Sprinkler drips on desks");

		users().event("Ev-form", Map.of("type", "app_mention", "user", "U1", "text", "<@UBOT> note", "ts", "1700.5",
				"channel", id(channel)));

		Awaitility.await()
			.until(() -> SLACK.calls("chat.postEphemeral")
				.stream()
				.anyMatch(receivedCall -> receivedCall.get("channel").equals(id(channel))
						&& receivedCall.get("blocks").contains("Open the form")));
		String blocks = SLACK.calls("chat.postEphemeral")
			.stream()
			.filter(receivedCall -> receivedCall.get("channel").equals(id(channel)))
			.map(receivedCall -> receivedCall.get("blocks"))
			.findFirst()
			.orElseThrow();
		int opened = SLACK.calls("views.open").size();
		String value = JsonParser.parseString(blocks)
			.getAsJsonArray()
			.get(1)
			.getAsJsonObject()
			.getAsJsonArray("elements")
			.get(0)
			.getAsJsonObject()
			.get("value")
			.getAsString();
		users().press("U1", id(channel), "1.0", value, true);
		Awaitility.await().until(() -> SLACK.calls("views.open").size() > opened);
	}

	@Test
	void aReactionTakesTheMessageOntoTheTimelineAtItsOwnTime() {
		JsonObject channel = declared("Door bell rings forever");
		String ts = SLACK.says(id(channel), "U1", "Cut the <@U2>'s wire &amp; waited");

		for (int delivery = 0; delivery < 2; delivery++) {
			HttpResponse<String> response = users().event("Ev-" + ts, reaction("reaction_added", id(channel), ts));
			assertThat(response.statusCode()).isEqualTo(200);
		}

		assertThat(timelineOf(channel)).filteredOn(entry -> entry.text().equals("Cut the @bob's wire & waited"))
			.singleElement()
			.satisfies(entry -> assertThat(entry.occurredAt()).isEqualTo(SlackPosts.writtenAt(ts)));
		Awaitility.await()
			.until(() -> SLACK.calls("reactions.add")
				.stream()
				.anyMatch(receivedCall -> receivedCall.get("timestamp").equals(ts)));

		users().event("Ev-off-" + ts, reaction("reaction_removed", id(channel), ts));
		Awaitility.await()
			.until(() -> SLACK.calls("chat.postEphemeral")
				.stream()
				.anyMatch(receivedCall -> receivedCall.get("channel").equals(id(channel))
						&& receivedCall.get("text").contains("Take ")));
	}

	@Test
	void theFilesOfAMarkedMessageAreKeptAndWhatToolsWriteIsRead() {
		JsonObject channel = declared("Kettle graph climbs");
		JsonObject said = SLACK.saying(id(channel), "U1", "");
		JsonArray files = new JsonArray();
		files.add(SLACK.file("kettle.log", "14:05 boils".getBytes(StandardCharsets.UTF_8)));
		files.add(SLACK.file("kettle.exe", new byte[] { 1 }));
		said.add("files", files);
		JsonObject alert = SLACK.saying(id(channel), "UALERT", "");
		alert.addProperty("bot_id", "BALERT");
		alert.add("bot_profile", JsonParser.parseString("{\"name\":\"Alertmanager\"}"));
		alert.add("attachments", JsonParser.parseString("[{\"title\":\"[FIRING:1] KettleHot\",\"text\":\"98 degrees\","
				+ "\"fields\":[{\"title\":\"Kitchen\",\"value\":\"2\"}],\"fallback\":\"unused\"}]"));

		for (JsonObject message : List.of(said, alert)) {
			String ts = message.get("ts").getAsString();
			users().event("Ev-" + ts, reaction("reaction_added", id(channel), ts));
		}

		Awaitility.await()
			.untilAsserted(() -> assertThat(timelineOf(channel))
				.filteredOn(entry -> entry.text().equals("kettle.log, kettle.exe"))
				.singleElement()
				.satisfies(entry -> assertThat(entry.keptFiles()).extracting(KeptFile::name)
					.containsExactly("kettle.log")));
		assertThat(timelineOf(channel)).extracting(Entry::text)
			.contains("Alertmanager: [FIRING:1] KettleHot\n98 degrees\nKitchen: 2");
		Awaitility.await()
			.until(() -> SLACK.calls("chat.postEphemeral")
				.stream()
				.anyMatch(call -> call.get("channel").equals(id(channel)) && call.get("text").contains("kettle.exe")));
	}

	@Test
	void aScreenshotInADirectMessageIsToldWhereItBelongs() {
		users().event("Ev-shot", Map.of("type", "message", "subtype", "file_share", "channel_type", "im", "user", "U1",
				"text", "", "ts", "1700.9", "channel", "D1", "files", List.of(Map.of("id", "F1", "name", "shot.png"))));

		Awaitility.await()
			.until(() -> everything(SLACK.messagesIn("D1")).contains("Share it in the incident's channel"));
	}

	@Test
	void aCommandWithAFileIsActedOnAndTheFileIsNotForgottenInSilence() {
		JsonObject channel = declared("Pump runs dry");

		users().event("Ev-pump", Map.of("type", "app_mention", "user", "U1", "text", "<@UBOT> note dry since noon",
				"ts", "1700.77", "channel", id(channel), "files", List.of(Map.of("id", "F7", "name", "pump.log"))));

		Awaitility.await()
			.untilAsserted(() -> assertThat(timelineOf(channel)).extracting(Entry::text).contains("dry since noon"));
		Awaitility.await()
			.until(() -> SLACK.calls("chat.postEphemeral")
				.stream()
				.anyMatch(call -> call.get("channel").equals(id(channel))
						&& call.get("text").contains("A command takes no files along")));
	}

	@Test
	void anEditOfAMarkedMessageIsOfferedToWhoeverLeads() {
		JsonObject channel = declared("Lamp flickers green");
		String ts = SLACK.says(id(channel), "U1", "Bulb is 40 W");
		users().event("Ev-" + ts, reaction("reaction_added", id(channel), ts));

		HttpResponse<String> response = users().event("Ev-edit-" + ts,
				Map.of("type", "message", "subtype", "message_changed", "channel", id(channel), "channel_type",
						"channel", "ts", ts + "9", "message",
						Map.of("type", "message", "user", "U1", "text", "Bulb is <@U2>'s", "ts", ts)));

		assertThat(response.statusCode()).isEqualTo(200);
		Awaitility.await()
			.until(() -> SLACK.calls("chat.postMessage")
				.stream()
				.anyMatch(call -> call.get("blocks").contains("was edited")
						&& call.get("blocks").contains("Take the new")));
		assertThat(timelineOf(channel)).extracting(Entry::text).contains("Bulb is 40 W");
	}

	@Test
	void theShortcutOnAMessageWithoutTextTakesItsFile() {
		JsonObject channel = declared("Toaster smokes");
		String ts = SLACK.says(id(channel), "U1", "");

		users().interaction(Map.of("type", "message_action", "callback_id", "add_to_timeline", "trigger_id",
				SlackUsers.trigger(), "message_ts", ts, "response_url", SLACK.responseUrl(), "user",
				Map.of("id", "U2", "name", "bob"), "channel", Map.of("id", id(channel), "name", "x"), "message",
				Map.of("type", "message", "user", "U1", "ts", ts, "files",
						List.of(Map.of("id", "F900", "name", "gone.png", "mode", "tombstone")))));

		assertThat(timelineOf(channel)).extracting(Entry::text).contains("gone.png").doesNotContain("null");
	}

	private static Map<String, Object> reaction(String type, String channel, String ts) {
		return Map.of("type", type, "user", "U2", "reaction", "pushpin", "item",
				Map.of("type", "message", "channel", channel, "ts", ts));
	}

	@Test
	void aStatusThatSaysAwayIsKnownAtOnce() {
		users().command("U1", "alice", "C-elsewhere", "help");
		long ends = clock.instant().plus(Duration.ofDays(5)).getEpochSecond();

		changedStatus(":palm_tree:", ends);
		Awaitility.await()
			.until(() -> people.byAccount(new Account(Platform.SLACK, "U1")).orElseThrow().backOn() != null);

		changedStatus("", 0);
		Awaitility.await()
			.until(() -> people.byAccount(new Account(Platform.SLACK, "U1")).orElseThrow().backOn() == null);
	}

	private void changedStatus(String emoji, long ends) {
		HttpResponse<String> response = users().event("Ev-status-" + emoji,
				Map.of("type", "user_change", "user", Map.of("id", "U1", "team_id", "T1", "name", "alice", "tz", "UTC",
						"profile", Map.of("display_name", "Alice", "status_emoji", emoji, "status_expiration", ends))));
		assertThat(response.statusCode()).isEqualTo(200);
	}

	@Test
	void aMentionInAThreadIsAnsweredInTheThread() {
		JsonObject channel = declared("Fountain pumps backwards");
		String ts = SLACK.says(id(channel), "U1", "thread");

		HttpResponse<String> response = users().event("Ev-m-" + ts, Map.of("type", "app_mention", "user", "U1", "text",
				"<@UBOT> note pump reversed", "ts", "1700.1", "thread_ts", ts, "channel", id(channel)));

		assertThat(response.statusCode()).isEqualTo(200);
		Awaitility.await()
			.until(() -> SLACK.messagesIn(id(channel))
				.stream()
				.anyMatch(message -> message.has("thread_ts") && message.get("thread_ts").getAsString().equals(ts)));
		assertThat(timelineOf(channel)).extracting(Entry::text).contains("pump reversed");
	}

	@Test
	void aMessageFromTheMenuAndADirectMessageAreUnderstood() {
		JsonObject channel = declared("Parking gate stays open");
		String ts = SLACK.says(id(channel), "U1", "Gate closed by hand");

		users().interaction(Map.of("type", "message_action", "callback_id", "add_to_timeline", "trigger_id",
				SlackUsers.trigger(), "message_ts", ts, "response_url", SLACK.responseUrl(), "user",
				Map.of("id", "U2", "name", "bob"), "channel", Map.of("id", id(channel), "name", "x"), "message",
				Map.of("type", "message", "user", "U1", "ts", ts, "text", "Gate closed by hand")));
		users().event("Ev-dm", Map.of("type", "message", "channel_type", "im", "user", "U1", "text", "list", "ts",
				"1700.2", "channel", "D1"));

		assertThat(timelineOf(channel)).extracting(Entry::text).contains("Gate closed by hand");
		Awaitility.await().until(() -> everything(SLACK.messagesIn("D1")).contains("Parking gate stays open"));
	}

	@Test
	void openingTheHomePublishesIt() {
		users().event("Ev-home", Map.of("type", "app_home_opened", "user", "U2", "tab", "home", "channel", "D2"));

		Awaitility.await()
			.until(() -> SLACK.calls("views.publish")
				.stream()
				.anyMatch(receivedCall -> receivedCall.get("user_id").equals("U2")));
	}

	@Test
	void theGlobalShortcutOpensTheFormOfANewIncident() {
		int opened = SLACK.calls("views.open").size();

		users().interaction(Map.of("type", "shortcut", "callback_id", "declare_incident", "trigger_id",
				SlackUsers.trigger(), "user", Map.of("id", "U1", "username", "alice")));

		Awaitility.await().until(() -> SLACK.calls("views.open").size() > opened);
		assertThat(SLACK.calls("views.open").get(opened).get("view")).contains("Declare an incident");
	}

	@Test
	void whatNobodySignedLeavesNoTrace() {
		int before = casefiles.search(CasefileSearch.open(), 0, 500).size();
		String body = "command=%2Fincident&user_id=U1&channel_id=C1&trigger_id=1&text=new+forged";
		String now = String.valueOf(Instant.now().getEpochSecond());

		assertThat(users().send(body, "application/x-www-form-urlencoded", now, "v0=00").statusCode()).isEqualTo(401);
		assertThat(users().sendSignedAt(body, Instant.now().minus(Duration.ofMinutes(6))).statusCode()).isEqualTo(401);
		assertThat(users().sendSignedAt(body, Instant.now().plus(Duration.ofMinutes(6))).statusCode()).isEqualTo(401);
		assertThat(users().send("x".repeat((1 << 20) + 1), "application/json").statusCode()).isEqualTo(413);
		assertThat(casefiles.search(CasefileSearch.open(), 0, 500)).hasSize(before);
	}

	@Test
	void whatAnotherWorkspaceSendsIsLeftUndone() {
		Awaitility.await().until(() -> identity.userId() != null);
		int before = casefiles.search(CasefileSearch.open(), 0, 500).size();
		String command = "command=%2Fincident&user_id=U1&channel_id=C1&text=new+Foreign+affairs&trigger_id="
				+ SlackUsers.trigger() + "&team_id=";

		assertThat(users().send(command + "T2", "application/x-www-form-urlencoded").body()).isEmpty();
		assertThat(casefiles.search(CasefileSearch.open(), 0, 500)).hasSize(before);
		assertThat(users().send(command + "T1", "application/x-www-form-urlencoded").body())
			.contains("Foreign affairs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "payload=%7B", "payload=%7B%22type%22%3A%22view_submission%22%7D",
			"payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A1%7D", "command=%2Fincident&text=note+x" })
	void whatCannotBeReadIsRefusedWithoutATraceOfTheInside(String body) {
		HttpResponse<String> refused = users().send(body, "application/x-www-form-urlencoded");

		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).matches("\\{\"error\":\"[0-9a-f]{8}\"}");
	}

	@Test
	void whatNobodyKnowsIsAcknowledged() {
		assertThat(users().event("Ev-u", Map.of("type", "channel_archive", "channel", "C1", "user", "U1")).statusCode())
			.isEqualTo(200);
		assertThat(users()
			.event("Ev-s", Map.of("type", "message", "subtype", "channel_join", "user", "U1", "text", "joined", "ts",
					"1700.3", "channel", "C1"))
			.statusCode()).isEqualTo(200);
		assertThat(users().send("{\"type\":\"url_verification\",\"challenge\":\"abc\"}", "application/json").body())
			.isEqualTo("abc");
	}

}
