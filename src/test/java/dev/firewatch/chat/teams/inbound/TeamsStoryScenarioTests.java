package dev.firewatch.chat.teams.inbound;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.teams.cards.CardButtons;
import dev.firewatch.chat.teams.cards.CardLimits;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.FakeTeams;
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
 * The case of ticket #4821 from declaration to close, over Teams' HTTP interface alone.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.teams.app-id=" + FakeTeams.APP,
				"firewatch.teams.app-password=secret", "firewatch.teams.tenant-id=" + FakeTeams.TENANT,
				"firewatch.teams.team-id=" + FakeTeams.TEAM, "firewatch.teams.channel-id=" + FakeTeams.ANNOUNCEMENTS,
				"firewatch.api-token=" + TeamsStoryScenarioTests.TOKEN })
class TeamsStoryScenarioTests {

	static final String TOKEN = "api-token";

	private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 10, 9, 0, 0, 0, 0, ZoneId.of("UTC"));

	private static final Pattern HANDLE = Pattern.compile("@([a-z]+)");

	private static final List<String> NAMES = List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank");

	private static final FakeTeams TEAMS = new FakeTeams().conversation("19:lobby@thread.tacv2")
		.key(TeamsUsers.KEY, TeamsUsers.PAIR, "msteams");

	private static final String LOBBY = "19:lobby@thread.tacv2;messageid=1";

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
	static void teams(DynamicPropertyRegistry registry) {
		NAMES.forEach(TEAMS::user);
		registry.add("firewatch.teams.login-url", TEAMS::loginUrl);
		registry.add("firewatch.teams.openid-url", TEAMS::openidUrl);
		registry.add("firewatch.teams.service-hosts", TEAMS::origin);
		registry.add("firewatch.graph-api-url", TEAMS::graphUrl);
	}

	@AfterAll
	static void stop() {
		TEAMS.close();
	}

	private static String name(String handle) {
		return handle.substring(0, 1).toUpperCase() + handle.substring(1);
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
				assertThat(answer).as(step.toString())
					.doesNotContain("Attention", "kept", "Only ", "don't", "went wrong", "needs a form");
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
		assertThat(everything(channel)).contains("Ticket #4821", "<at>Alice</at>", "<at>Bob</at>");
		Awaitility.await()
			.untilAsserted(() -> assertThat(TEAMS.messagesIn(FakeTeams.ANNOUNCEMENTS))
				.filteredOn(message -> message.toString().contains("4821"))
				.first()
				.asString()
				.contains("Ticket #4821", "closed"));
		assertThat(TEAMS.messagesIn(FakeTeams.ANNOUNCEMENTS)).filteredOn(message -> message.toString().contains("4821"))
			.hasSize(2)
			.last()
			.asString()
			.contains("Postmortem of", "is published", "4 fixes");
		assertThat(everything(FakeTeams.chatOf("bob"))).contains("F1");
		assertThat(TEAMS.refusedCards()).isEmpty();

		assertThat(StoryMarkdown.normalised(markdown(id))).isEqualTo(StoryMarkdown.expected());
		BackByImport.check(port, TOKEN, id);
	}

	private static String everything(String conversation) {
		return String.join("\n", TEAMS.messagesIn(conversation).stream().map(FakeTeams.Sent::text).toList());
	}

	/**
	 * The export as the HTTP API serves it, by the token that is needed once Teams is set
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

	private String play(Story.Step step, String id) {
		Instant at = step.at(friday).toInstant();
		clock.shiftTo(Duration.between(Instant.now(), at));
		TeamsUsers users = new TeamsUsers(port, TEAMS.serviceUrl());
		String chat = FakeTeams.chatOf(step.who());
		String conversation = switch (step.where()) {
			case LOBBY -> LOBBY;
			case DIRECT -> chat;
			case ROOM -> places.room(id).orElseThrow().id() + ";messageid=77";
		};
		List<FakeTeams.Sent> before = answers(conversation, chat);
		HttpResponse<String> response = step.submit() == null
				? users.send(said(users, name(step.who()), conversation, step.text(id)))
				: filledIn(users, step, RecoveryStory.form(step, id), conversation);
		assertThat(response.statusCode()).as(step.toString()).isEqualTo(200);
		List<FakeTeams.Sent> answers = answers(conversation, chat);
		answers.removeAll(before);
		followUp.tick();
		Awaitility.await().until(deliveries::idle);
		return response.body() + String.join("\n", answers.stream().map(FakeTeams.Sent::text).toList());
	}

	private static List<FakeTeams.Sent> answers(String conversation, String chat) {
		List<FakeTeams.Sent> all = new ArrayList<>(TEAMS.messagesIn(conversation));
		if (!conversation.equals(chat)) {
			all.addAll(TEAMS.messagesIn(chat));
		}
		return all;
	}

	/** As the client sends it when people are chosen from its list of names. */
	private static ObjectNode said(TeamsUsers users, String who, String conversation, String text) {
		String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		Matcher handle = HANDLE.matcher(escaped);
		String marked = handle.replaceAll(found -> "<at>" + name(found.group(1)) + "</at>");
		ObjectNode activity = users.text(who, conversation, marked);
		for (String person : NAMES) {
			if (marked.contains("<at>" + person + "</at>")) {
				TeamsUsers.mention(activity, "<at>" + person + "</at>", "29:" + person.toLowerCase(), person);
			}
		}
		return activity;
	}

	/** Presses the button that opens the section's dialog, and sends the form. */
	private HttpResponse<String> filledIn(TeamsUsers users, Story.Step step, Action action, String conversation) {
		ObjectNode button = TeamsJson.object();
		ObjectNode data = button.putObject("data");
		data.putObject("msteams").put("type", "task/fetch");
		data.putObject(CardButtons.OURS).put(CardButtons.ACTION, action.encoded());
		HttpResponse<String> opened = users.press(name(step.who()), conversation, "1", button);
		JsonNode form = TeamsJson.read(opened.body()).at("/task/value/card/content");
		assertThat(CardLimits.card(form)).as(step.toString()).isEmpty();
		Map<String, List<String>> values = new LinkedHashMap<>();
		step.answers()
			.forEach(
					(field, given) -> values.put(field, given.stream().map(TeamsStoryScenarioTests::entered).toList()));
		return users.submit(name(step.who()), conversation, TeamsUsers.filledIn(form, values));
	}

	private static String entered(String text) {
		return text.startsWith("@") ? "aad-" + text.substring(1) : text;
	}

}
