package dev.firewatch.chat.teams.inbound;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.slack.api.app_backend.SlackSignature;
import dev.firewatch.DomainClock;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.teams.connector.FakeTeams;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.followup.FollowUp;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/** One process serves both: each incident is at home where it was declared. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.teams.app-id=" + FakeTeams.APP,
				"firewatch.teams.app-password=secret", "firewatch.teams.tenant-id=" + FakeTeams.TENANT,
				"firewatch.teams.team-id=" + FakeTeams.TEAM, "firewatch.teams.channel-id=" + FakeTeams.ANNOUNCEMENTS,
				"firewatch.slack.bot-token=xoxb-test", "firewatch.slack.signing-secret=" + SlackAndTeamsTests.SECRET })
class SlackAndTeamsTests {

	static final String SECRET = "0123456789abcdef0123456789abcdef";

	private static final FakeTeams TEAMS = new FakeTeams().user("Alice")
		.user("Bob")
		.key(TeamsUsers.KEY, TeamsUsers.PAIR, "msteams");

	private static final WireMockServer SLACK = new WireMockServer(options().dynamicPort());

	static {
		SLACK.start();
		SLACK.stubFor(WireMock.any(WireMock.anyUrl())
			.willReturn(WireMock
				.okJson("""
						{"ok":true,"user_id":"UBOT","url":"https://x.slack.com/","channels":[],"bookmarks":[],"messages":[]}""")));
		SLACK.stubFor(WireMock.any(WireMock.urlPathMatching("/api/users.info"))
			.willReturn(
					WireMock.okJson("{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"zoe\",\"real_name\":\"Zoe\"}}")));
		SLACK.stubFor(WireMock.any(WireMock.urlPathMatching("/api/users.info"))
			.withRequestBody(WireMock.containing("user=U2"))
			.willReturn(WireMock.okJson("""
					{"ok":true,"user":{"id":"U2","name":"bobby","real_name":"Robert","is_email_confirmed":true,
					 "profile":{"email":"bob@example.com"}}}""")));
		SLACK.stubFor(WireMock.any(WireMock.urlPathMatching("/api/chat.(postMessage|update)"))
			.willReturn(WireMock.okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000100\"}")));
		SLACK.stubFor(WireMock.any(WireMock.urlPathMatching("/api/conversations.(create|join)"))
			.willReturn(WireMock.okJson("{\"ok\":true,\"channel\":{\"id\":\"C1\",\"name\":\"x\"}}")));
	}

	@Autowired
	Casefiles casefiles;

	@Autowired
	RoomDirectory places;

	@Autowired
	Deliveries deliveries;

	@Autowired
	DomainClock clock;

	@Autowired
	FollowUp followUp;

	@Autowired
	People people;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void platforms(DynamicPropertyRegistry registry) {
		registry.add("firewatch.teams.login-url", TEAMS::loginUrl);
		registry.add("firewatch.teams.openid-url", TEAMS::openidUrl);
		registry.add("firewatch.teams.service-hosts", TEAMS::origin);
		registry.add("firewatch.graph-api-url", TEAMS::graphUrl);
		registry.add("firewatch.slack.api-url", () -> SLACK.baseUrl() + "/api/");
	}

	@AfterAll
	static void stop() {
		TEAMS.close();
		SLACK.stop();
	}

	@Test
	void anIncidentIsAtHomeWhereItWasDeclared() throws Exception {
		TeamsUsers users = new TeamsUsers(port, TEAMS.serviceUrl());
		assertThat(users.say("Alice", FakeTeams.chatOf("alice"), "new Doors jam").statusCode()).isEqualTo(200);
		slack("U1", "new Lights flicker");
		List<CasefileSummary> all = List.of(file("Doors jam"), file("Lights flicker"));
		Awaitility.await().until(() -> all.stream().allMatch(file -> places.room(file.id().value()).isPresent()));
		Awaitility.await().until(deliveries::idle);

		for (CasefileSummary file : all) {
			Platform home = file.incident().title().equals("Doors jam") ? Platform.TEAMS : Platform.SLACK;
			assertThat(places.room(file.id().value()).orElseThrow().platform()).isEqualTo(home);
		}
		assertThat(TEAMS.messagesIn(FakeTeams.ANNOUNCEMENTS)).singleElement().asString().contains("Doors jam");
		SLACK.verify(WireMock.postRequestedFor(WireMock.urlPathMatching("/api/chat.postMessage"))
			.withRequestBody(WireMock.containing("Lights")));
		SLACK.verify(0, WireMock.postRequestedFor(WireMock.urlPathMatching("/api/chat.postMessage"))
			.withRequestBody(WireMock.containing("Doors")));
	}

	/** Bob is known in Teams and in Slack, by one address. */
	@Test
	void whoIsOnBothPlatformsIsOnePersonWithOneListAndOneReminder() throws Exception {
		TeamsUsers users = new TeamsUsers(port, TEAMS.serviceUrl());
		users.say("Bob", FakeTeams.chatOf("bob"), "new Roof leaks");
		slack("U2", "new Cellar floods");
		CasefileSummary roof = file("Roof leaks");
		CasefileSummary cellar = file("Cellar floods");
		ObjectNode fix = users.text("Bob", FakeTeams.chatOf("bob"),
				roof.id() + " fix Mend the tiles <at>Bob</at> due 2d");
		TeamsUsers.mention(fix, "<at>Bob</at>", "29:bob", "Bob");
		users.send(fix);
		slack("U2", cellar.id() + " fix Buy a pump <@U2|bobby> due 2d");
		Awaitility.await().until(deliveries::idle);

		users.say("Bob", FakeTeams.chatOf("bob"), "todo");
		assertThat(slack("U2", "todo")).contains("Mend the tiles", "Buy a pump");
		assertThat(TEAMS.messagesIn(FakeTeams.chatOf("bob"))).last()
			.extracting(FakeTeams.Sent::text)
			.asString()
			.contains("Mend the tiles", "Buy a pump");

		clock.shiftTo(Duration.between(Instant.now(), nextMorning().toInstant()));
		followUp.tick();
		followUp.tick();
		Awaitility.await().until(deliveries::idle);

		assertThat(TEAMS.messagesIn(FakeTeams.chatOf("bob"))).extracting(FakeTeams.Sent::text)
			.filteredOn(text -> text.contains("things today"))
			.singleElement()
			.asString()
			.contains("4 things today", "Roof leaks", "Mend the tiles", "Buy a pump");
		SLACK.verify(0, WireMock.postRequestedFor(WireMock.urlPathMatching("/api/chat.postMessage"))
			.withRequestBody(WireMock.containing("today")));
		assertThat(people
			.findAll(List.of(new PersonId("slack/U2"), new PersonId("teams/aad-bob"), new PersonId("teams/29:bob"))))
			.singleElement()
			.satisfies(bob -> assertThat(bob.accounts()).extracting(Account::key)
				.containsExactlyInAnyOrder("slack/U2", "teams/aad-bob", "teams/29:bob"));
	}

	/** A working morning at which what is due in two days is overdue. */
	private static ZonedDateTime nextMorning() {
		ZonedDateTime day = ZonedDateTime.now(ZoneOffset.UTC).plusDays(4).withHour(10);
		while (day.getDayOfWeek().getValue() > 5) {
			day = day.plusDays(1);
		}
		return day;
	}

	private CasefileSummary file(String title) {
		return QueryShapes.ignoring(() -> casefiles.search(CasefileSearch.open(), 0, 500))
			.stream()
			.filter(file -> file.incident().title().equals(title))
			.findFirst()
			.orElseThrow();
	}

	private String slack(String user, String text) throws Exception {
		String body = "command=%2Fincident&team_id=T1&channel_id=C9&user_id=" + user + "&trigger_id="
				+ UUID.randomUUID() + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
		String now = String.valueOf(Instant.now().getEpochSecond());
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/slack/events"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-Slack-Request-Timestamp", now)
			.header("X-Slack-Signature", new SlackSignature.Generator(SECRET).generate(now, body))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

}
