package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class ApiTimelinesTests {

	@LocalServerPort
	int port;

	@Autowired
	FakeChat chat;

	private final HttpClient http = HttpClient.newHttpClient();

	private String opened() throws Exception {
		return json(
				post("/api/v1/incidents", "application/json", "{\"title\":\"Login fails " + UUID.randomUUID() + "\"}"))
			.get("id")
			.asString();
	}

	private HttpResponse<String> post(String path, String type, String body) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Content-Type", type)
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static List<String> all(JsonNode answer, String field) {
		return StreamSupport.stream(answer.get("entries").spliterator(), false)
			.map(entry -> entry.get(field).asString())
			.toList();
	}

	@Test
	void saysWhatItUnderstandsWithoutSavingIt() throws Exception {
		String id = opened();

		HttpResponse<String> read = post(
				"/api/v1/incidents/" + id + "/timeline/import?zone=Europe/Berlin&day=2025-11-20", "text/plain",
				"14:05 alert #detected\nnobody knows\n14:20-14:30 rolled back\n23:50 UTC all clear\n");

		assertThat(read.statusCode()).isEqualTo(200);
		JsonNode answer = json(read);
		assertThat(answer.get("format").asString()).isEqualTo("lines");
		assertThat(answer.get("zone").asString()).isEqualTo("Europe/Berlin");
		assertThat(all(answer, "occurredAt")).containsExactly("2025-11-20T13:05:00Z", "2025-11-20T13:20:00Z",
				"2025-11-20T23:50:00Z");
		assertThat(answer.get("entries").get(0).get("mark").asString()).isEqualTo("detected");
		assertThat(answer.get("entries").get(0).get("endedAt").isNull()).isTrue();
		assertThat(answer.get("entries").get(0).get("author").isNull()).isTrue();
		assertThat(answer.get("entries").get(0).has("id")).isFalse();
		assertThat(answer.get("entries").get(1).get("line").asInt()).isEqualTo(3);
		assertThat(answer.get("entries").get(1).get("endedAt").asString()).isEqualTo("2025-11-20T13:30:00Z");
		assertThat(answer.get("problems").get(0).get("line").asInt()).isEqualTo(2);
		assertThat(answer.get("problems").get(0).get("sentence").asString()).isEqualTo("It doesn't begin with a time.");
		assertThat(get("/api/v1/incidents/" + id + "/timeline").body()).doesNotContain("rolled back");
	}

	@Test
	void savesTheSameTextOnce() throws Exception {
		String path = "/api/v1/incidents/" + opened() + "/timeline/import?save=true&day=2025-11-20";
		String text = "time,event,who\n14:05,alert,bob\n14:20,rolled back,carol\n";

		HttpResponse<String> first = post(path, "text/csv", text);
		HttpResponse<String> again = post(path, "text/csv", text);
		HttpResponse<String> more = post(path, "text/csv", text + "14:30,all clear,bob\n");

		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(more.statusCode()).isEqualTo(201);
		assertThat(json(first).get("format").asString()).isEqualTo("csv");
		assertThat(all(json(first), "id")).hasSize(2).doesNotHaveDuplicates().isEqualTo(all(json(again), "id"));
		assertThat(all(json(more), "id")).hasSize(3).startsWith(all(json(first), "id").toArray(String[]::new));
		assertThat(all(json(first), "author")).containsExactly("bob", "carol");
		JsonNode items = json(get(path.replaceFirst("/import.*", ""))).get("items");
		assertThat(items.toString()).contains("rolled back", "all clear", "2025-11-20T14:05:00Z");
	}

	@Test
	void takesTheDayOfTheFirstOccurrenceInTheZoneOfTheTimes() throws Exception {
		String id = opened();
		chat.say(chat.person("alice"), chat.lobby(), id + " note 2025-03-01 23:30 UTC began #first-occurrence",
				Instant.now());

		JsonNode answer = json(
				post("/api/v1/incidents/" + id + "/timeline/import", "text/plain", "All times in JST\n10:00 alert"));

		assertThat(answer.get("zone").asString()).isEqualTo("Asia/Tokyo");
		assertThat(all(answer, "occurredAt")).containsExactly("2025-03-02T01:00:00Z");
	}

	@Test
	void readsItsOwnTimelineBack() throws Exception {
		String from = opened();
		post("/api/v1/incidents/" + from + "/timeline/import?save=true&day=2025-11-20", "text/plain",
				"14:05-14:20 alert #detected\n15:00 rolled back");
		String exported = get("/api/v1/incidents/" + from + "/timeline").body();
		String postmortem = get("/api/v1/incidents/" + from + "/postmortem.json").body();

		JsonNode answer = json(
				post("/api/v1/incidents/" + opened() + "/timeline/import", "application/json", exported));
		JsonNode same = json(
				post("/api/v1/incidents/" + opened() + "/timeline/import", "application/json", postmortem));

		assertThat(answer.get("format").asString()).isEqualTo("firewatch");
		assertThat(answer.get("zone").isNull()).isTrue();
		assertThat(all(answer, "occurredAt")).contains("2025-11-20T14:05:00Z", "2025-11-20T15:00:00Z");
		assertThat(all(same, "occurredAt")).isEqualTo(all(answer, "occurredAt"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?zone=Mars/Base   | 400 | zone is no time zone: Mars/Base. Write it like Europe/Berlin or UTC.
			?day=20.11.2025   | 400 | day is no date: 20.11.2025. Write it like 2026-11-20.
			?save=true        | 422 | Nothing of it can be read. Line 1: It doesn't begin with a time.
			''                | 422 | Nothing of it can be read. Line 1: It doesn't begin with a time.
			""")
	void explainsWhatIsWrongAsAProblem(String query, int status, String detail) throws Exception {
		HttpResponse<String> refused = post("/api/v1/incidents/" + opened() + "/timeline/import" + query, "text/plain",
				"nobody knows");

		assertThat(refused.statusCode()).isEqualTo(status);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(refused).get("detail").asString()).isEqualTo(detail);
	}

	@Test
	void takesAnOffsetForAZone() throws Exception {
		JsonNode answer = json(post("/api/v1/incidents/" + opened() + "/timeline/import?day=2025-11-20&zone=+02:00",
				"text/plain", "14:05 alert"));

		assertThat(all(answer, "occurredAt")).containsExactly("2025-11-20T12:05:00Z");
	}

	@Test
	void refusesWhatIsTooLargeOrUnknown() throws Exception {
		String path = "/api/v1/incidents/" + opened() + "/timeline/import";

		assertThat(post(path, "text/plain", "14:05 alert\n" + "x".repeat(1024 * 1024)).statusCode()).isEqualTo(413);
		assertThat(post(path, "application/x-tar", "14:05 alert").statusCode()).isEqualTo(415);
		assertThat(post("/api/v1/incidents/INC-1999-0001/timeline/import", "text/plain", "14:05 x").statusCode())
			.isEqualTo(404);
	}

	@Test
	void hidesPrivateIncidents() throws Exception {
		String title = "Secret " + UUID.randomUUID();
		String said = FakeChat
			.text(chat.say(chat.person("alice"), chat.lobby(), "new private " + title, Instant.now()));
		String id = said.replaceAll("(?s).*?(INC-\\d+-\\d+).*", "$1");

		assertThat(id).startsWith("INC-");
		assertThat(post("/api/v1/incidents/" + id + "/timeline/import", "text/plain", "14:05 x").statusCode())
			.isEqualTo(404);
	}

	@Test
	void describesItselfInTheDocumentOfTheApi() throws Exception {
		JsonNode document = json(get("/api/v1/openapi"));

		JsonNode operation = document.get("paths").get("/api/v1/incidents/{id}/timeline/import").get("post");
		assertThat(operation.get("responses").toString()).contains("ReadTimeline");
		assertThat(operation.get("requestBody").get("content").toString()).contains("text/csv", "application/zip");
		assertThat(document.get("components").get("schemas").get("ReadTimeline").get("properties").toString())
			.contains("format", "zone", "entries", "problems");
	}

}
