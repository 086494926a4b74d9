package dev.firewatch.web;

import dev.firewatch.testing.DeployedTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import dev.firewatch.people.PersonId;
import dev.firewatch.testing.Csrf;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.access.PersonalLinks;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Outside local mode, where Slack is set up but can't be reached, which stops nothing.
 */
@DeployedTest
class PersonalLinkTests {

	@LocalServerPort
	int port;

	@Autowired
	PersonalLinks links;

	@Autowired
	Incidents incidents;

	@Autowired
	MongoTemplate mongo;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void opensAPageOnceAndBecomesASession() throws Exception {
		String id = incidents.declare("alice", UUID.randomUUID().toString());
		String token = token(new PersonId("local/bob"), "/incidents/" + id);

		assertThat(get("/incidents/" + id, null).statusCode()).isEqualTo(401);
		assertThat(get("/enter/" + token, null).body()).as("a preview does not use it up").contains("Open your page");
		HttpResponse<String> entered = enter(token);
		String cookie = session(entered);
		HttpResponse<String> page = get(entered.headers().firstValue("Location").orElseThrow(), cookie.split(";")[0]);

		assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains(id);
		assertThat(enter(token).headers().firstValue("Location")).hasValue("/entered-before");
	}

	@Test
	void areOnlyUsedFromOurOwnPage() throws Exception {
		String id = incidents.declare("alice", UUID.randomUUID().toString());
		String token = token(new PersonId("local/bob"), "/incidents/" + id);

		HttpResponse<String> foreign = http.send(HttpRequest.newBuilder(uri("/enter"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("token=" + token))
			.build(), HttpResponse.BodyHandlers.ofString());

		assertThat(foreign.statusCode()).isEqualTo(403);
		assertThat(foreign.body()).contains("Reload the page");
		assertThat(enter(token).headers().firstValue("Location").orElseThrow()).as("not used up").endsWith(id);
	}

	@Test
	void arePagesThatNobodyKeeps() throws Exception {
		String id = incidents.declare("alice", UUID.randomUUID().toString());

		assertThat(page(id, "alice").headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
	}

	@Test
	void showsAPrivateIncidentToItsMembersAlone() throws Exception {
		String id = incidents.declare("alice", "private " + UUID.randomUUID());

		assertThat(page(id, "alice").statusCode()).isEqualTo(200);
		assertThat(page(id, "bob").statusCode()).isEqualTo(404);
	}

	@Test
	void isNotReplacedByTheCookieOfTheLocalWorkspace() throws Exception {
		String id = incidents.declare("alice", UUID.randomUUID().toString());

		assertThat(get("/incidents/" + id, "firewatch-person=alice").statusCode()).isEqualTo(401);
		assertThat(get("/incidents/" + id, "firewatch-session=made-up").statusCode()).isEqualTo(401);
	}

	@Test
	void leavesTheWorkspaceOffAndTheApiClosed() throws Exception {
		assertThat(get("/", null).statusCode()).isEqualTo(404);
		assertThat(get("/api/v1/incidents", null).statusCode()).isEqualTo(401);
		assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
		assertThat(get("/actuator/env", null).statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> page(String id, String who) throws Exception {
		HttpResponse<String> entered = enter(token(new PersonId("local/" + who), "/incidents/" + id));
		return get("/incidents/" + id, session(entered).split(";")[0]);
	}

	private static String session(HttpResponse<String> entered) {
		return entered.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter(cookie -> cookie.startsWith("firewatch-session="))
			.findFirst()
			.orElseThrow();
	}

	private String token(PersonId person, String path) {
		String link = links.issue(person, path);
		return link.substring(link.lastIndexOf('/') + 1);
	}

	private HttpResponse<String> enter(String token) throws Exception {
		return http.send(HttpRequest.newBuilder(uri("/enter"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token())
			.POST(HttpRequest.BodyPublishers.ofString("token=" + token))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path, String cookie) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		if (cookie != null) {
			request.header("Cookie", cookie);
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port + path);
	}

}
