package dev.firewatch.chat.teams;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.slack.api.app_backend.SlackSignature;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.Places;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.Platform;
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
					WireMock.okJson("{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"bob\",\"real_name\":\"Bob\"}}")));
		SLACK.stubFor(WireMock.any(WireMock.urlPathMatching("/api/chat.(postMessage|update)"))
			.willReturn(WireMock.okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000100\"}")));
		SLACK.stubFor(WireMock.any(WireMock.urlPathMatching("/api/conversations.(create|join)"))
			.willReturn(WireMock.okJson("{\"ok\":true,\"channel\":{\"id\":\"C1\",\"name\":\"x\"}}")));
	}

	@Autowired
	Casefiles casefiles;

	@Autowired
	Places places;

	@Autowired
	Deliveries deliveries;

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
		assertThat(slack("new Lights flicker")).isEqualTo(200);
		List<Casefile> all = QueryShapes.ignoring(() -> casefiles.all());
		Awaitility.await().until(() -> all.stream().allMatch(file -> places.room(file.id().value()).isPresent()));
		Awaitility.await().until(deliveries::idle);

		assertThat(all).hasSize(2);
		for (Casefile file : all) {
			Platform home = file.incident().title().equals("Doors jam") ? Platform.TEAMS : Platform.SLACK;
			assertThat(places.room(file.id().value()).orElseThrow().platform()).isEqualTo(home);
		}
		assertThat(TEAMS.messagesIn(FakeTeams.ANNOUNCEMENTS)).singleElement().asString().contains("Doors jam");
		SLACK.verify(WireMock.postRequestedFor(WireMock.urlPathMatching("/api/chat.postMessage"))
			.withRequestBody(WireMock.containing("Lights")));
		SLACK.verify(0, WireMock.postRequestedFor(WireMock.urlPathMatching("/api/chat.postMessage"))
			.withRequestBody(WireMock.containing("Doors")));
	}

	private int slack(String text) throws Exception {
		String body = "command=%2Fincident&team_id=T1&user_id=U1&user_name=bob&channel_id=C9&trigger_id=t1&text="
				+ text.replace(" ", "+");
		String now = String.valueOf(Instant.now().getEpochSecond());
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/slack/events"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-Slack-Request-Timestamp", now)
			.header("X-Slack-Signature", new SlackSignature.Generator(SECRET).generate(now, body))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
