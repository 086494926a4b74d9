package dev.firewatch.chat.teams.inbound;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * In local mode Microsoft's local client is served, which has neither keys nor dialogs.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.quartz.auto-startup=false")
class TeamsWithoutCredentialsTests {

	private static final WireMockServer CLIENT = new WireMockServer(options().dynamicPort());

	static {
		CLIENT.start();
		CLIENT.stubFor(WireMock.post("/v3/conversations")
			.willReturn(WireMock.okJson("{\"id\":\"post-1\",\"activityId\":\"a1\"}")));
		CLIENT.stubFor(WireMock.any(WireMock.urlMatching("/v3/conversations/.+"))
			.willReturn(WireMock.okJson("{\"id\":\"a2\"}")));
	}

	@Autowired
	Casefiles casefiles;

	@Autowired
	Timelines timelines;

	@Autowired
	Deliveries deliveries;

	@Autowired
	ObjectProvider<ChatPlatform> platforms;

	@LocalServerPort
	int port;

	@AfterAll
	static void stop() {
		CLIENT.stop();
	}

	private TeamsUsers users() {
		return new TeamsUsers(port, CLIENT.baseUrl());
	}

	private ObjectNode inChannel(String text) {
		ObjectNode activity = users().text("Alice", "post-0", text);
		activity.withObject("/channelData").putObject("channel").put("id", "channel-1");
		return activity;
	}

	@Test
	void whatNobodyInChatDeclaredIsAtHomeInTheLocalWorkspace() {
		assertThat(platforms.orderedStream().map(ChatPlatform::platform)).containsExactly(Platform.LOCAL,
				Platform.TEAMS);
	}

	@Test
	void anIncidentIsWorkedOnInAThreadAndFormsAreShownInTheConversation() {
		assertThat(users().send(inChannel("new Doors jam").toString(), null).statusCode()).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
		String id = QueryShapes.ignoring(() -> casefiles.search(CasefileSearch.open(), 0, 500)).get(0).id().value();

		assertThat(users().send(users().text("Alice", "post-1", "note").toString(), null).statusCode()).isEqualTo(200);

		JsonNode form = CLIENT.findAll(WireMock.postRequestedFor(WireMock.urlMatching("/v3/conversations/post-1/.*")))
			.stream()
			.map(LoggedRequest::getBodyAsString)
			.map(TeamsJson::read)
			.map(sent -> sent.at("/attachments/0/content"))
			.filter(card -> card.toString().contains("Input.Text"))
			.findFirst()
			.orElseThrow();
		ObjectNode filledIn = users().activity("message", "Alice", "post-1").put("replyToId", "a2");
		filledIn.set("value", TeamsUsers.filledIn(form, Map.of("text", java.util.List.of("Hinges oiled"))));
		assertThat(users().send(filledIn.toString(), null).statusCode()).isEqualTo(200);

		assertThat(timelines.read(id)).extracting(Entry::text).contains("Hinges oiled");
		assertThat(CLIENT.getAllServeEvents()).noneMatch(event -> event.getRequest().containsHeader("Authorization"));
		assertThat(form.toString()).doesNotContain("task/fetch");
	}

	@Test
	void aServiceElsewhereIsRefused() {
		ObjectNode activity = inChannel("new forged").put("serviceUrl", "https://smba.trafficmanager.net/teams/");

		assertThat(users().send(activity.toString(), null).statusCode()).isEqualTo(403);
	}

}
