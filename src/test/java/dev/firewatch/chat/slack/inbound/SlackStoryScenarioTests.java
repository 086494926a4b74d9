package dev.firewatch.chat.slack.inbound;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.slack.blocks.SlackAction;
import dev.firewatch.chat.slack.blocks.SlackLimits;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.testing.BackByImport;
import dev.firewatch.testing.RecoveryStory;
import dev.firewatch.testing.ReviewStory;
import dev.firewatch.testing.StoryMarkdown;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.rehearsal.Story;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The case of ticket #4821 from declaration to close, over Slack's HTTP interface alone.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.slack.bot-token=xoxb-test",
				"firewatch.slack.signing-secret=" + SlackStoryScenarioTests.SECRET,
				"firewatch.api-token=" + SlackStoryScenarioTests.TOKEN })
class SlackStoryScenarioTests {

	static final String SECRET = "0123456789abcdef0123456789abcdef";

	static final String TOKEN = "api-token";

	private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 10, 9, 0, 0, 0, 0, ZoneId.of("UTC"));

	private static final Pattern HANDLE = Pattern.compile("@([a-z]+)");

	private static final List<String> NAMES = List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank");

	private static final FakeSlack SLACK = new FakeSlack();

	private static final String LOBBY = SLACK.channel("general", false, "UALICE");

	/** From which the days of the story are counted. */
	private ZonedDateTime friday = FRIDAY;

	@Autowired
	DomainClock clock;

	@Autowired
	Casefiles casefiles;

	@Autowired
	Timelines timelines;

	@Autowired
	RoomDirectory places;

	@Autowired
	Deliveries deliveries;

	@Autowired
	FollowUp followUp;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void slack(DynamicPropertyRegistry registry) {
		NAMES.forEach(name -> SLACK.user(userId(name), name));
		registry.add("firewatch.slack.api-url", SLACK::apiUrl);
	}

	@AfterAll
	static void stop() {
		SLACK.close();
	}

	private static String userId(String name) {
		return "U" + name.toUpperCase();
	}

	@Test
	void ticket4821ClosesOnlyWhenEveryFixIsVerified() {
		String id = "";
		for (Story.Step step : Story.ticket4821().steps()) {
			String answer = play(step, id);
			if (id.isEmpty()) {
				id = casefiles.search(CasefileSearch.open(), 0, 500).get(0).id().value();
				assertThat(places.room(id)).as("the channel").isPresent();
			}
			if (step.refused() != null) {
				assertThat(answer).contains("Not yet: 1 thing is left", step.refused(), "94%");
			}
			else {
				assertThat(answer).as(step.toString()).doesNotContain("errors", "kept", "Only ", "don't", "went wrong");
			}
		}
		Casefile before = casefiles.find(new IncidentId(id)).orElseThrow();
		assertThat(before.incident().status()).isEqualTo(Status.FOLLOWING_UP);
		assertThat(before.fix("F3").orElseThrow().status()).isEqualTo(FixStatus.STARTED);

		for (Story.Step step : Story.ticket4821().lastAct()) {
			play(step, id);
		}

		Casefile after = casefiles.find(new IncidentId(id)).orElseThrow();
		assertThat(after.incident().status()).isEqualTo(Status.CLOSED);
		assertThat(after.fixes()).hasSize(4).allMatch(fix -> fix.status() == FixStatus.VERIFIED);
		assertThat(after.causes().all()).hasSize(4);
		assertThat(timelines.read(id)).filteredOn(entry -> entry.evidence() != null).hasSize(9);
		String channel = places.room(id).orElseThrow().id();
		assertThat(SLACK.membersOf(channel)).contains("UALICE");
		assertThat(SLACK.messagesIn(channel).get(0).toString()).contains("Ticket #4821", "UALICE", "UBOB");
		String announced = SLACK.channelNamed("incidents").get("id").getAsString();
		Awaitility.await()
			.untilAsserted(() -> assertThat(SLACK.messagesIn(announced))
				.filteredOn(message -> message.toString().contains("4821"))
				.first()
				.asString()
				.contains("Ticket #4821", "closed"));
		assertThat(SLACK.messagesIn(announced)).filteredOn(message -> message.toString().contains("4821"))
			.hasSize(2)
			.last()
			.asString()
			.contains("Postmortem of", "is published", "4 fixes");
		assertThat(SLACK.messagesIn("DBOB").toString()).contains("F1");
		assertThat(SLACK.refusedBlocks()).isEmpty();
		assertThat(StoryMarkdown.normalised(markdown(id))).isEqualTo(StoryMarkdown.expected());
		BackByImport.check(port, TOKEN, id);
	}

	/**
	 * The export as the HTTP API serves it, by the token that is needed once Slack is set
	 * up.
	 */
	private String markdown(String id) {
		return RestClient.create("http://localhost:" + port)
			.get()
			.uri("/api/v1/incidents/{id}/postmortem.md", id)
			.header("Authorization", "Bearer " + TOKEN)
			.retrieve()
			.body(String.class);
	}

	@Test
	void inc2024023IsReviewedAsItsDocumentPrintsIt() {
		friday = ReviewStory.FRIDAY;

		String id = ReviewStory.live(casefiles, this::play);

		ReviewStory.check(port, TOKEN, id);
	}

	@Test
	void anAiIncidentReturnsToNormal() {
		friday = RecoveryStory.FRIDAY;

		String id = RecoveryStory.live(casefiles, this::play);

		RecoveryStory.check(port, TOKEN, id);
	}

	/**
	 * The same with its risk in the register: two earlier incidents of it, the gaps of
	 * the audit proposed, accepted by the owner, and the document still as it is printed.
	 */
	@Test
	void inc2024023ChangesTheRegister() {
		friday = ReviewStory.FRIDAY;
		at(friday.minusDays(200));
		said("bob", LOBBY, "todo");
		enter("{\"id\":\"RISK-023\",\"title\":\"Source schema change breaks pipeline\",\"probability\":2,\"impact\":4,"
				+ "\"owner\":\"@bob\",\"mitigations\":[{\"text\":\"Schema validation\",\"owner\":\"@bob\","
				+ "\"state\":\"planned\"}],\"indicators\":[{\"text\":\"Failed loads\",\"threshold\":\"5 failures\"}]}");
		enter("{\"id\":\"RISK-031\",\"title\":\"Downstream reporting fails\",\"probability\":2,\"impact\":3,"
				+ "\"owner\":\"@bob\"}");
		for (int months = 0; months < 6; months += 3) {
			at(friday.minusDays(175).plusMonths(months));
			said("alice", LOBBY, latest("sev2 Schema changed " + months) + " risk link RISK-023");
		}
		String id = "";
		String told = "";
		Set<String> before = ids();
		for (Story.Step step : ReviewStory.story().steps()) {
			boolean gap = step.say() != null && step.say().startsWith("risk gap ");
			if ("identification".equals(step.submit())) {
				at(step.at(friday));
				assertThat(said("alice", LOBBY, id + " risk link RISK-023")).contains("That makes 3 in 6 months");
				String reports = latest("sev2 Reports are empty");
				said("erin", LOBBY, reports + " risk link RISK-031");
				said("alice", LOBBY, id + " related " + reports + " came with it");
			}
			if (gap && step.say().contains("probability-accurate")) {
				at(step.at(friday));
				closeTheGaps(id);
			}
			if (!gap) {
				told = play(step, id);
			}
			id = id.isEmpty() ? added(before) : id;
		}
		assertThat(told).contains("is published");

		ReviewStory.check(port, TOKEN, id);
		String risk = RestClient.create("http://localhost:" + port)
			.get()
			.uri("/api/v1/risks/RISK-023")
			.header("Authorization", "Bearer " + TOKEN)
			.retrieve()
			.body(String.class);
		assertThat(risk).contains("\"probability\":4", "\"to\":\"RISK-031\"", "\"threshold\":\"1\"", id,
				"\"state\":\"accepted\"");
		assertThat(SLACK.refusedBlocks()).isEmpty();
	}

	private void closeTheGaps(String id) {
		assertThat(said("alice", LOBBY, id + " risk gaps")).contains("4 gaps", "probability 2 → 4");
		for (String gap : List.of("probability-accurate", "cascades-predicted", "mitigation-worked",
				"indicators-fired")) {
			assertThat(said("alice", LOBBY, id + " risk propose " + gap)).contains("Proposed:");
		}
		assertThat(said("bob", LOBBY, "todo")).contains("probability 2 → 4");
		assertThat(said("bob", LOBBY, "approve RISK-023/P1 RISK-023/P2 RISK-023/P3 RISK-023/P5"))
			.contains("Accepted RISK-023/P1: probability 2 → 4", "Accepted RISK-023/P5");
		assertThat(said("bob", LOBBY, "reject RISK-023/P4 too noisy")).contains("Rejected RISK-023/P4");
		assertThat(said("alice", LOBBY, id + " risk gaps")).contains("No gap");
	}

	private void at(ZonedDateTime moment) {
		clock.shiftTo(Duration.between(Instant.now(), moment.toInstant()));
	}

	private String said(String who, String channel, String text) {
		HttpResponse<String> response = new SlackUsers(port, SECRET, SLACK.responseUrl()).command(userId(who), who,
				channel, asSent(text));
		assertThat(response.statusCode()).as(text).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
		return readable(response.body());
	}

	/** Declares an incident and returns its id. */
	private String latest(String declared) {
		Set<String> before = ids();
		said("alice", LOBBY, "new " + declared);
		return added(before);
	}

	private Set<String> ids() {
		return casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.map(file -> file.id().value())
			.collect(Collectors.toSet());
	}

	private String added(Set<String> before) {
		return ids().stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
	}

	private void enter(String risk) {
		RestClient.create("http://localhost:" + port)
			.post()
			.uri("/api/v1/risks")
			.header("Authorization", "Bearer " + TOKEN)
			.header("Content-Type", "application/json")
			.body(risk)
			.retrieve()
			.toBodilessEntity();
	}

	private String play(Story.Step step, String id) {
		Instant at = step.at(friday).toInstant();
		clock.shiftTo(Duration.between(Instant.now(), at));
		SlackUsers users = new SlackUsers(port, SECRET, SLACK.responseUrl());
		String user = userId(step.who());
		String channel = switch (step.where()) {
			case LOBBY -> LOBBY;
			case DIRECT -> "D" + step.who().toUpperCase();
			case ROOM -> places.room(id).orElseThrow().id();
		};
		HttpResponse<String> response = step.submit() == null
				? users.command(user, step.who(), channel, asSent(step.text(id)))
				: filledIn(users, step, RecoveryStory.form(step, id), channel);
		assertThat(response.statusCode()).as(step.toString()).isEqualTo(200);
		followUp.tick();
		Awaitility.await().until(deliveries::idle);
		return readable(response.body());
	}

	/** As the client sends it when commands are escaped. */
	private static String asSent(String text) {
		String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		Matcher handle = HANDLE.matcher(escaped);
		return handle.replaceAll(found -> "<@" + userId(found.group(1)) + "|" + found.group(1) + ">");
	}

	/** Presses the button that opens the section's form, and sends the form. */
	private HttpResponse<String> filledIn(SlackUsers users, Story.Step step, Action action, String channel) {
		int opened = SLACK.calls("views.open").size();
		users.press(userId(step.who()), channel, "1.0", SlackAction.encoded(action), false);
		Awaitility.await().until(() -> SLACK.calls("views.open").size() > opened);
		JsonObject view = SLACK.calls("views.open").get(opened).json("view").getAsJsonObject();
		Map<String, List<String>> values = new LinkedHashMap<>();
		step.answers().forEach((field, given) -> values.put(field, given.stream().map(text -> entered(text)).toList()));
		return users.submit(userId(step.who()), view, values, "h" + opened);
	}

	private static String entered(String text) {
		return text.startsWith("@") ? userId(text.substring(1)) : text;
	}

	private static String readable(String body) {
		if (body.isEmpty()) {
			return "";
		}
		JsonObject answer = JsonParser.parseString(body).getAsJsonObject();
		if (!answer.has("blocks")) {
			return body;
		}
		assertThat(SlackLimits.message(answer.getAsJsonArray("blocks"))).isEmpty();
		return String.join("\n", SlackLimits.texts(answer.get("blocks")));
	}

}
