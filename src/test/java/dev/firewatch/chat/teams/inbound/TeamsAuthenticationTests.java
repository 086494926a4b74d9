package dev.firewatch.chat.teams.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.auth0.jwt.JWTCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.teams.connector.FakeTeams;
import dev.firewatch.mongo.QueryShapes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Only what the Bot Framework signed for this bot and this service gets in. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.teams.app-id=" + FakeTeams.APP,
				"firewatch.teams.app-password=secret", "firewatch.teams.tenant-id=" + FakeTeams.TENANT,
				"firewatch.teams.team-id=" + FakeTeams.TEAM, "firewatch.teams.channel-id=" + FakeTeams.ANNOUNCEMENTS })
class TeamsAuthenticationTests {

	private static final FakeTeams TEAMS = new FakeTeams().user("Alice")
		.key(TeamsUsers.KEY, TeamsUsers.PAIR, "msteams")
		.key("skype-key", TeamsUsers.PAIR, "skype");

	@Autowired
	Casefiles casefiles;

	@Autowired
	MongoTemplate mongo;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void teams(DynamicPropertyRegistry registry) {
		registry.add("firewatch.teams.login-url", TEAMS::loginUrl);
		registry.add("firewatch.teams.openid-url", TEAMS::openidUrl);
		registry.add("firewatch.teams.service-hosts", TEAMS::origin);
		registry.add("firewatch.graph-api-url", TEAMS::graphUrl);
	}

	@AfterAll
	static void stop() {
		TEAMS.close();
	}

	private TeamsUsers users() {
		return new TeamsUsers(port, TEAMS.serviceUrl());
	}

	static Stream<Arguments> forged() {
		return Stream.of(refused("wrong issuer", 401, token -> token.withIssuer("https://login.microsoftonline.com/x")),
				refused("wrong audience", 401, token -> token.withAudience("another-bot")),
				refused("expired", 401, token -> token.withExpiresAt(Instant.now().minus(Duration.ofMinutes(6)))),
				refused("without an end", 401, token -> token.withExpiresAt((Instant) null)),
				refused("of the future", 401, token -> token.withNotBefore(Instant.now().plus(Duration.ofMinutes(6)))),
				refused("an unknown key", 401, token -> token.withKeyId("no-such-key")),
				refused("a key for another channel", 403, token -> token.withKeyId("skype-key")),
				refused("another service", 403, token -> token.withClaim("serviceurl", "https://smba.example/")),
				refused("no service", 403, token -> token.withNullClaim("serviceurl")),
				refused("another bot, as a skill", 401,
						token -> token.withClaim("ver", "2.0").withClaim("azp", "another-bot")));
	}

	private static Arguments refused(String what, int status, Consumer<JWTCreator.Builder> changes) {
		return arguments(what, status, changes);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forged")
	void aForgedTokenIsRefusedAndNothingIsStored(String what, int status, Consumer<JWTCreator.Builder> changes) {
		String body = users().text("Alice", FakeTeams.chatOf("alice"), "new forged").toString();

		var response = users().send(body, "Bearer " + users().token(changes));

		assertThat(response.statusCode()).as(what).isEqualTo(status);
		assertThat(response.body()).isEmpty();
		assertNothingStored();
	}

	@Test
	void aTokenSignedByAnotherKeyIsRefused() {
		String body = users().text("Alice", FakeTeams.chatOf("alice"), "new forged").toString();

		assertThat(users().send(body, "Bearer " + users().token(TeamsUsers.pair(), token -> {
		})).statusCode()).isEqualTo(401);
		for (String nothing : new String[] { null, "", "Bearer", "Bearer x", "Bearer a.b.c", "Basic eDp5",
				"Bearer eyJhbGciOiJub25lIn0.e30." }) {
			assertThat(users().send(body, nothing).statusCode()).as("" + nothing).isEqualTo(401);
		}
		assertNothingStored();
	}

	@ParameterizedTest
	@org.junit.jupiter.params.provider.ValueSource(
			strings = { "https://evil.example/", "http://smba.trafficmanager.net/",
					"https://smba.trafficmanager.net.evil.example/", "https://user@smba.trafficmanager.net/",
					"http://localhost:1/", "https://evil.example/?smba.trafficmanager.net" })
	void aForeignHostIsNeitherUsedNorKeptEvenIfTheTokenNamesIt(String host) {
		ObjectNode activity = users().text("Alice", FakeTeams.chatOf("alice"), "new forged").put("serviceUrl", host);

		var response = users().send(activity.toString(),
				"Bearer " + users().token(token -> token.withClaim("serviceurl", host)));

		assertThat(response.statusCode()).isEqualTo(403);
		assertNothingStored();
	}

	@Test
	void anotherTenantIsRefused() {
		ObjectNode activity = users().text("Alice", FakeTeams.chatOf("alice"), "new forged");
		activity.withObject("/conversation").put("tenantId", "another");

		assertThat(users().send(activity).statusCode()).isEqualTo(403);
		assertNothingStored();
	}

	@Test
	void whatIsTooLargeOrNoActivityIsRefused() {
		assertThat(users().send("x".repeat((1 << 20) + 1), "Bearer x").statusCode()).isEqualTo(413);
		for (String body : new String[] { "", "[]", "{", "null", "{\"type\":\"message\"}", "\"x\"",
				"{\"type\":\"message\",\"conversation\":{\"id\":\"x\"},\"entities\":7}" }) {
			var response = users().send(body, "Bearer x");
			assertThat(response.statusCode()).as(body).isIn(400, 401);
			assertThat(response.body()).isEmpty();
		}
	}

	private void assertNothingStored() {
		assertThat(QueryShapes.ignoring(() -> casefiles.search(CasefileSearch.open(), 0, 500))).isEmpty();
		Map<String, Long> stored = Map.of("references",
				QueryShapes.ignoring(() -> mongo.getCollection("teams_references").countDocuments()), "people",
				QueryShapes.ignoring(() -> mongo.getCollection("people").countDocuments()));
		assertThat(stored.values()).allMatch(count -> count == 0);
		assertThat(TEAMS.calls(".*connector.*")).isEmpty();
	}

}
