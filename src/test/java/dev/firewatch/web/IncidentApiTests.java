package dev.firewatch.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.DomainClock;
import dev.firewatch.exchange.Reviews;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Csrf;
import dev.firewatch.testing.FakeChat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class IncidentApiTests {

	@LocalServerPort
	int port;

	@Autowired
	FakeChat chat;

	/** Where other tests have left it. */
	@Autowired
	DomainClock clock;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void declaresOnceForOneIdempotencyKey() throws Exception {
		String key = UUID.randomUUID().toString();

		HttpResponse<String> first = post("/api/v1/incidents", "{\"title\":\"Search is slow\",\"severity\":\"SEV3\"}",
				key);
		HttpResponse<String> again = post("/api/v1/incidents", "{\"title\":\"Search is slow\",\"severity\":\"SEV3\"}",
				key);

		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(again.statusCode()).isEqualTo(201);
		assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
		assertThat(json(first).get("severity").asString()).isEqualTo("SEV3");
		assertThat(first.headers().firstValue("Location"))
			.hasValue("/api/v1/incidents/" + json(first).get("id").asString());
	}

	@Test
	void explainsWhatIsWrongAsAProblem() throws Exception {
		HttpResponse<String> noTitle = post("/api/v1/incidents", "{}", "k1");
		HttpResponse<String> badSeverity = get("/api/v1/incidents?severity=SEV9");
		HttpResponse<String> unknown = get("/api/v1/incidents/INC-1999-0001");
		HttpResponse<String> broken = post("/api/v1/incidents", "{\"title\":", "k2");

		assertThat(noTitle.statusCode()).isEqualTo(400);
		assertThat(json(noTitle).get("detail").asString()).contains("title is missing");
		assertThat(noTitle.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(badSeverity.statusCode()).isEqualTo(400);
		assertThat(json(badSeverity).get("detail").asString()).contains("SEV0, SEV1, SEV2 or SEV3");
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(broken.statusCode()).isEqualTo(400);
	}

	@Test
	void refusesWhatItCannotKeep() throws Exception {
		HttpResponse<String> hidden = post("/api/v1/incidents", "{\"title\":\"Payroll leak\",\"private\":true}", "p1");
		HttpResponse<String> endless = post("/api/v1/incidents", "{\"title\":\"" + "z".repeat(300) + "\"}", "p2");

		assertThat(hidden.statusCode()).isEqualTo(400);
		assertThat(json(hidden).get("detail").asString()).contains("private", "chat");
		assertThat(endless.statusCode()).isEqualTo(400);
		assertThat(json(endless).get("detail").asString()).contains("200 characters");
	}

	@Test
	void givesARepeatedDeclarationNoNumberOfItsOwn() throws Exception {
		String body = "{\"title\":\"Numbers " + UUID.randomUUID() + "\"}";
		String key = UUID.randomUUID().toString();
		String first = json(post("/api/v1/incidents", body, key)).get("id").asString();
		post("/api/v1/incidents", body, key);
		post("/api/v1/incidents", body, key);

		String next = json(post("/api/v1/incidents", "{\"title\":\"Next " + UUID.randomUUID() + "\"}",
				UUID.randomUUID().toString()))
			.get("id")
			.asString();

		assertThat(number(next)).isEqualTo(number(first) + 1);
	}

	private static int number(String id) {
		return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
	}

	@Test
	void foretellsTheMessagesAboutAFix() throws Exception {
		String id = json(post("/api/v1/incidents", "{\"title\":\"Foretold " + UUID.randomUUID() + "\"}",
				"k" + UUID.randomUUID()))
			.get("id")
			.asString();
		chat.say(chat.person("bob"), chat.lobby(), id + " fix Alert on the queue @dave due 5d", clock.instant());

		JsonNode forecast = json(get("/api/v1/incidents/" + id + "/fixes/F1/forecast"));

		assertThat(forecast.get("fix").asString()).isEqualTo("F1");
		assertThat(forecast.get("messages").size()).isGreaterThan(10);
		JsonNode first = forecast.get("messages").get(0);
		assertThat(first.get("to").get("name").asString()).isEqualTo("Dave");
		assertThat(first.get("channel").asString()).isEqualTo("direct");
		assertThat(forecast.get("messages").findValuesAsString("reason")).containsAnyOf("due-soon", "due")
			.contains("overdue")
			.allMatch(
					reason -> List.of("due-soon", "due", "overdue", "escalated", "verify", "approve").contains(reason));
		assertThat(get("/api/v1/incidents/" + id + "/fixes/F9/forecast").statusCode()).isEqualTo(404);
		assertThat(get("/api/v1/incidents/INC-1999-0001/fixes/F1/forecast").statusCode()).isEqualTo(404);
	}

	@Test
	void hidesPrivateIncidents() throws Exception {
		String title = "Secret " + UUID.randomUUID();
		chat.say(chat.person("alice"), chat.lobby(), "new private " + title, clock.instant());

		JsonNode list = json(get("/api/v1/incidents?q=Secret"));

		assertThat(list.get("items").toString()).doesNotContain(title);
	}

	@Test
	void listsTheTimelineByWhenThingsHappened() throws Exception {
		String id = json(post("/api/v1/incidents", "{\"title\":\"Orders stuck " + UUID.randomUUID() + "\"}",
				"k" + UUID.randomUUID()))
			.get("id")
			.asString();
		chat.say(chat.person("bob"), chat.lobby(), id + " note later", clock.instant());
		chat.say(chat.person("bob"), chat.lobby(), id + " note -30m earlier", clock.instant());

		JsonNode items = json(get("/api/v1/incidents/" + id + "/timeline?size=10")).get("items");

		assertThat(items.findValuesAsString("text")).containsSubsequence("earlier", "later");
		assertThat(items.get(0).get("source").asString()).isEqualTo("command");
		assertThat(get("/api/v1/incidents/" + id + "/timeline?size=5000").statusCode()).isEqualTo(400);
	}

	@Test
	void servesADraftAsMarkdownAndJson() throws Exception {
		String id = json(
				post("/api/v1/incidents", "{\"title\":\"<script>alert(1)</script> *bold*\"}", "k" + UUID.randomUUID()))
			.get("id")
			.asString();

		HttpResponse<String> markdown = get("/api/v1/incidents/" + id + "/postmortem.md");

		assertThat(markdown.statusCode()).isEqualTo(200);
		assertThat(markdown.body()).contains("Draft").contains("\\<script\\>").doesNotContain("<script>");
		assertThat(json(get("/api/v1/incidents/" + id + "/postmortem.json")).get("published").asBoolean()).isFalse();
	}

	@Test
	void servesTheOpenApiDocument() throws Exception {
		JsonNode document = json(get("/api/v1/openapi"));

		assertThat(document.get("openapi").asString()).startsWith("3.");
		assertThat(document.at("/info/title").asString()).isEqualTo("Firewatch");
		assertThat(document.get("paths").propertyNames()).allMatch(path -> path.startsWith("/api/v1/"));
		assertThat(document.at("/paths/~1api~1v1~1incidents/post/responses").propertyNames()).contains("201");
		assertThat(document.get("paths").propertyNames()).contains("/api/v1/incidents", "/api/v1/incidents/{id}",
				"/api/v1/incidents/{id}/timeline", "/api/v1/incidents/{id}/fixes",
				"/api/v1/incidents/{id}/postmortem.md", "/api/v1/incidents/{id}/postmortem.json",
				"/api/v1/incidents/{id}/postmortem.yaml", "/api/v1/incidents/{id}/postmortem.html",
				"/api/v1/incidents/{id}/postmortem.pdf", "/api/v1/incidents/import");
	}

	@Test
	void importsAReviewOnceAndServesItInEveryFormat() throws Exception {
		HttpResponse<String> first = send("/api/v1/incidents/import", "application/yaml", Reviews.inc2024023());
		HttpResponse<String> again = send("/api/v1/incidents/import", "application/yaml", Reviews.inc2024023());
		HttpResponse<String> other = send("/api/v1/incidents/import", "application/yaml",
				Reviews.inc2024023().replace("6 hours", "7 hours"));
		HttpResponse<String> wrong = send("/api/v1/incidents/import", "application/yaml",
				Reviews.inc2024023().replace("severity: High", "severity: Awful"));

		assertThat(List.of(first.statusCode(), again.statusCode(), other.statusCode(), wrong.statusCode()))
			.containsExactly(201, 200, 409, 400);
		assertThat(json(wrong).get("detail").asString()).contains("Line 3: severity \"Awful\"");
		assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(Reviews.tree(get("/api/v1/incidents/INC-2024-023/postmortem.yaml?plain=true").body()))
			.isEqualTo(Reviews.tree(Reviews.inc2024023()));
		send("/api/v1/incidents/import", "application/yaml",
				Reviews.inc2024023()
					.replace("INC-2024-023", "INC-2024-025")
					.replace("Pipeline ingestion started", "Größe → 🚒"));
		assertThat(get("/api/v1/incidents/INC-2024-025/postmortem.md").body()).contains("Größe → 🚒");
		for (String format : List.of("md", "yaml", "json", "html", "pdf")) {
			assertThat(get("/api/v1/incidents/INC-2024-023/postmortem." + format).statusCode()).as(format)
				.isEqualTo(200);
		}
		assertThat(get("/incidents/INC-2024-023").body()).contains("earlier history was recorded elsewhere",
				"Platform Lead", "6 hours (computed: 6 h");
		assertThat(get("/incidents/INC-2024-023/postmortem.pdf").headers().firstValue("Content-Type"))
			.hasValue("application/pdf");
		assertThat(get("/incidents/INC-2024-023/versions/1").statusCode()).isEqualTo(200);
		assertThat(get("/incidents/INC-2024-023/versions/2").statusCode()).isEqualTo(404);
	}

	@Test
	void editsASectionOnItsPageAndGivesBackWhatCannotBeTaken() throws Exception {
		String id = declared("Edited on its page");
		chat.say(chat.person("alice"), chat.lobby(), id + " resolve", clock.instant());
		String who = "firewatch-person=alice";

		String form = get("/incidents/" + id + "/edit/impact", who).body();
		String argument = form.replaceAll("(?s).*name=\"_argument\" value=\"([^\"]*)\".*", "$1");
		Map<String, String> fields = new LinkedHashMap<>(
				Map.of("_argument", argument, "_key", "k1", "harm", "Low", "availability", "None", "data-integrity",
						"None", "business-areas", "None", "affected-users", "many<b>"));
		HttpResponse<String> refused = sent("/incidents/" + id + "/edit/impact", fields, who);
		fields.putAll(Map.of("_key", "k2", "affected-users", "12"));
		HttpResponse<String> saved = sent("/incidents/" + id + "/edit/impact", fields, who);
		String summary = get("/incidents/" + id + "/edit/summary", who).body()
			.replaceAll("(?s).*name=\"_argument\" value=\"([^\"]*)\".*", "$1");
		sent("/incidents/" + id + "/edit/summary", Map.of("_argument", summary, "_key", "k3", "summary-text", "Typed.",
				"_file_summary-text", "word ".repeat(2_000)), who);

		assertThat(get("/incidents/" + id).body()).contains("Typed.<br/>word word");
		assertThat(refused.body()).contains("is not a number", "many&lt;b&gt;");
		assertThat(saved.statusCode()).isEqualTo(302);
		assertThat(get("/incidents/" + id).body()).contains("How many users were affected?",
				"<dd dir=\"auto\">12</dd>");
		assertThat(get("/incidents/" + id + "/review.ics").body()).contains("BEGIN:VEVENT", "Review of " + id);
		assertThat(get("/incidents/" + id + "/edit/impact").body()).as("nobody has said who they are")
			.contains("Say who you are first");
	}

	@Test
	void importsOnThePageAndKeepsWhatWasPasted() throws Exception {
		HttpResponse<String> refused = post("/import",
				"yaml=" + URLEncoder.encode("severity: <b>", StandardCharsets.UTF_8), "firewatch-person=alice", "k3");
		HttpResponse<String> taken = post("/import", "yaml=" + URLEncoder
			.encode(Reviews.inc2024023().replace("INC-2024-023", "INC-2024-024"), StandardCharsets.UTF_8),
				"firewatch-person=alice", "k4");

		assertThat(refused.body()).contains("Line 1: severity", "severity: &lt;b&gt;");
		assertThat(taken.headers().firstValue("Location").orElse("")).endsWith("/incidents/INC-2024-024");
	}

	/** Browsers send no origin with a form from a page that lets them tell nothing. */
	@Test
	void letsBrowsersSayThatItsFormsAreItsOwn() throws Exception {
		assertThat(get("/import").headers().firstValue("Referrer-Policy")).hasValue("same-origin");
	}

	@Test
	void describesItsBodiesInTheOpenApiDocument() throws Exception {
		JsonNode document = json(get("/api/v1/openapi"));

		String list = document.at("/paths/~1api~1v1~1incidents/get/responses/200/content").toString();
		assertThat(list).contains("#/components/schemas/");
		assertThat(document.at("/components/schemas/FixJson/properties").propertyNames()).contains("id", "status",
				"owners", "due", "verification");
		assertThat(document.at("/components/schemas/IncidentJson/properties").propertyNames()).contains("id",
				"severity", "roles", "causes");
	}

	private String declared(String title) throws Exception {
		return json(post("/api/v1/incidents", "{\"title\":\"" + title + "\"}", "k" + UUID.randomUUID())).get("id")
			.asString();
	}

	private HttpResponse<String> get(String path, String cookie) throws Exception {
		return http.send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String form, String cookie, String key) throws Exception {
		return http.send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", cookie + "; " + Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token())
			.POST(HttpRequest.BodyPublishers.ofString(form.replace("_key=k", "_key=" + key)))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** As a browser sends a form that may bring files. */
	private HttpResponse<String> sent(String path, Map<String, String> fields, String cookie) throws Exception {
		StringBuilder body = new StringBuilder();
		fields.forEach((name, value) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"")
			.append(name)
			.append(name.startsWith("_file_") ? "\"; filename=\"answer.txt" : "")
			.append("\"\r\n\r\n")
			.append(value)
			.append("\r\n"));
		return http.send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "multipart/form-data; boundary=edge")
			.header("Cookie", cookie + "; " + Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token())
			.POST(HttpRequest.BodyPublishers.ofString(body + "--edge--\r\n"))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> send(String path, String type, String body) throws Exception {
		return http.send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void answersOnlyPagesOfThisMachineInLocalMode() throws Exception {
		HttpRequest foreign = HttpRequest.newBuilder(uri("/api/v1/incidents"))
			.header("Origin", "https://evil.example")
			.build();

		assertThat(http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
	}

	@Test
	void showsTheIncidentPageWithHostileTextInert() throws Exception {
		String id = json(
				post("/api/v1/incidents", "{\"title\":\"<img src=x onerror=alert(1)>\"}", "k" + UUID.randomUUID()))
			.get("id")
			.asString();

		HttpResponse<String> page = get("/incidents/" + id);

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("&lt;img src=x").doesNotContain("<img src=x");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'self'");
		assertThat(get("/incidents/INC-1999-0001").statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String body, String key) throws Exception {
		return http.send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", key)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port + path);
	}

	private static JsonNode json(HttpResponse<String> response) {
		return new JsonMapper().readTree(response.body());
	}

}
