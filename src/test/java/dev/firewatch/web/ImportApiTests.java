package dev.firewatch.web;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.Owner;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Csrf;
import dev.firewatch.testing.FakeChat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Bringing one's old postmortems, over HTTP. */
@CoreTest
class ImportApiTests {

	private static final String MARKDOWN = "text/markdown";

	@LocalServerPort
	int port;

	@Autowired
	FakeChat chat;

	@Autowired
	Casefiles casefiles;

	@Autowired
	Policy policy;

	@Autowired
	Templates templates;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void importsAWrittenPostmortemOnce() throws Exception {
		String text = written("Mail was late");

		HttpResponse<String> first = send("", MARKDOWN, text);
		HttpResponse<String> again = send("", MARKDOWN, text);
		String id = json(first).get("id").asString();

		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(first.headers().firstValue("Location")).hasValue("/api/v1/incidents/" + id);
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(json(again).get("id").asString()).isEqualTo(id);
		assertThat(json(get("/api/v1/incidents/" + id + "/timeline")).get("items").size()).isEqualTo(2);
		JsonNode fixes = json(get("/api/v1/incidents/" + id + "/fixes")).get("items");
		assertThat(fixes.get(0).get("owners").size()).isZero();
		assertThat(fixes.get(0).has("due")).isTrue();
		assertThat(fixes.get(0).get("due").isNull()).isTrue();
		assertThat(fixes.get(1).get("due").asString()).isEqualTo("2025-06-10");
		assertThat(get("/incidents/" + id).body()).contains("Also in the original", "It rained.");
		for (String format : List.of("md", "yaml", "json", "html", "pdf")) {
			assertThat(get("/api/v1/incidents/" + id + "/postmortem." + format).statusCode()).as(format).isEqualTo(200);
		}
	}

	@Test
	void whoeverCommandsOwesOwnerAndDateOfWhatAProgramImported() throws Exception {
		String id = json(send("", MARKDOWN, written("Search was slow"))).get("id").asString();
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();

		List<Obligation> waiting = new Obligations(policy, templates).of(file);

		assertThat(waiting).filteredOn(one -> one.kind() == ObligationKind.ASSIGNMENT)
			.singleElement()
			.satisfies(one -> assertThat(one.item()).isEqualTo("F1"))
			.satisfies(one -> assertThat(one.owedBy()).containsExactly(Owner.of("commander")));
	}

	@Test
	void ownerAndDateOfAnImportedFixAreNamedInChat() throws Exception {
		String id = json(send("", MARKDOWN, written("Named in chat"))).get("id").asString();

		chat.say(chat.person("alice"), chat.lobby(), id + " fix F1 @bob due 2w", Instant.now());

		JsonNode fixes = json(get("/api/v1/incidents/" + id + "/fixes")).get("items");
		assertThat(fixes.size()).isEqualTo(2);
		assertThat(fixes.get(0).get("owners").get(0).get("name").asString()).isEqualTo("Bob");
		assertThat(fixes.get(0).get("due").isNull()).isFalse();
		assertThat(new Obligations(policy, templates).of(casefiles.find(new IncidentId(id)).orElseThrow()))
			.noneMatch(one -> one.kind() == ObligationKind.ASSIGNMENT);
	}

	@Test
	void previewsWithoutSavingAnything() throws Exception {
		String text = written("Login was down");

		HttpResponse<String> preview = send("?save=false", MARKDOWN, text);
		JsonNode body = json(preview);

		assertThat(preview.statusCode()).isEqualTo(200);
		assertThat(body.at("/incident/title").asString()).isEqualTo(text.lines().findFirst().orElse("").substring(2));
		assertThat(body.at("/incident/id").isMissingNode()).isTrue();
		assertThat(body.at("/incident/fixes").size()).isEqualTo(2);
		assertThat(body.get("placed").findValuesAsString("to")).contains("title", "severity", "summary/summary-text",
				"timeline/E1", "fixes/F2");
		assertThat(body.get("unplaced").get(0).get("text").asString()).isEqualTo("It rained.");
		assertThat(body.get("unplaced").get(0).get("line").asInt()).isEqualTo(22);
		assertThat(send("", MARKDOWN, text).statusCode()).as("it was not saved").isEqualTo(201);
	}

	/**
	 * As another tool's database gives them; ours must not take it for an id of its own.
	 */
	@Test
	void keepsAnIdThatLooksLikeAnObjectId() throws Exception {
		String id = json(send("", MARKDOWN, written("Numbered in hexadecimal"))).get("id").asString();
		String hex = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
		String exported = get("/api/v1/incidents/" + id + "/postmortem.json").body().replace(id, hex);

		HttpResponse<String> brought = send("", "application/json", exported);

		assertThat(brought.statusCode()).isEqualTo(201);
		assertThat(json(get("/api/v1/incidents/" + hex)).get("id").asString()).isEqualTo(hex);
		chat.say(chat.person("alice"), chat.lobby(), hex + " fix F1 @bob due 2w", Instant.now());
		assertThat(json(get("/api/v1/incidents/" + hex + "/fixes")).get("items")
			.get(0)
			.get("owners")
			.get(0)
			.get("name")
			.asString()).isEqualTo("Bob");
		assertThat(get("/api/v1/incidents?q=" + hex).body()).contains(hex);
		assertThat(get("/incidents/" + hex).statusCode()).isEqualTo(200);
	}

	@Test
	void takesItsOwnJsonBack() throws Exception {
		String id = json(send("", MARKDOWN, written("Export came back"))).get("id").asString();
		for (String reading : List.of("rate: 0.2 % pass https://g.example/1", "p99: 4 s fail")) {
			chat.say(chat.person("alice"), chat.lobby(), id + " evidence E1 " + reading, Instant.now());
		}
		String exported = get("/api/v1/incidents/" + id + "/postmortem.json").body();
		String other = exported.replace(id, id + "-copy");

		HttpResponse<String> same = send("", "application/json", exported);
		HttpResponse<String> copy = send("", "application/json", other);
		HttpResponse<String> nothing = send("", "application/json", "{\"a\":1}");
		HttpResponse<String> broken = send("", "application/json", "{\"a\":\n");

		assertThat(same.statusCode()).as("the id is taken").isEqualTo(409);
		assertThat(copy.statusCode()).isEqualTo(201);
		JsonNode back = json(get("/api/v1/incidents/" + id + "-copy/postmortem.json"));
		JsonNode before = new JsonMapper().readTree(other);
		JsonNode entry = json(get("/api/v1/incidents/" + id + "/timeline")).get("items").get(0);
		assertThat(entry.get("readings").findValuesAsString("label")).containsExactly("rate", "p99");
		assertThat(entry.get("evidence")).isEqualTo(entry.get("readings").get(0));
		for (String part : List.of("timeline", "fixes", "sections", "durations")) {
			assertThat(back.get(part)).as(part).isEqualTo(before.get(part));
		}
		assertThat(nothing.statusCode()).isEqualTo(400);
		assertThat(broken.statusCode()).isEqualTo(400);
		assertThat(json(broken).get("detail").asString()).contains("not valid JSON");
	}

	@Test
	void importsAZipWithAReportAndOneBadFileSpoilsNone() throws Exception {
		String known = written("Known before");
		String id = json(send("", MARKDOWN, known)).get("id").asString();
		Map<String, String> files = new LinkedHashMap<>();
		files.put("old/known.md", known);
		files.put("old/bad.yaml", "severity: [");
		files.put("old/undated.md", "# Nothing\n\nIt was bad.\n");
		files.put("old/picture.png", "x");
		files.put("__MACOSX/old/._bad", "x");
		files.put("old/good.md", written("Came in a zip"));

		HttpResponse<String> preview = zip("?save=false", files);
		HttpResponse<String> response = zip("", files);
		JsonNode report = json(response).get("files");

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(report.findValuesAsString("name")).containsExactly("old/known.md", "old/bad.yaml", "old/undated.md",
				"old/picture.png", "old/good.md");
		assertThat(report.findValuesAsString("status")).containsExactly("known", "refused", "refused", "refused",
				"imported");
		assertThat(report.get(0).get("id").asString()).isEqualTo(id);
		assertThat(report.get(1).get("problems").get(0).get("sentence").asString()).contains("YAML");
		assertThat(report.get(2).get("problems").get(0).get("sentence").asString()).contains("no date");
		assertThat(json(preview).get("files").get(4).get("id").isNull()).isTrue();
		assertThat(zip("", Map.of()).statusCode()).isEqualTo(400);
	}

	@Test
	void refusesWhatIsTooLongOrNested() throws Exception {
		HttpResponse<String> lengthy = send("", MARKDOWN, "# T\n\n2025-01-01\n\n" + "word ".repeat(700_000));
		HttpResponse<String> nested = send("", "application/yaml", "a: " + "[".repeat(100_000));

		assertThat(lengthy.statusCode()).isEqualTo(413);
		assertThat(nested.statusCode()).isEqualTo(400);
	}

	@Test
	void showsOnThePageWhatWouldGoWhereBeforeAnythingIsSaved() throws Exception {
		String text = written("Seen on the page");

		String page = form(Map.of("yaml", text, "step", "preview")).body();
		HttpResponse<String> saved = form(Map.of("yaml", text, "step", "save"));

		assertThat(page).contains("Nothing is saved yet", "Line 1: title", "Line 22: It rained.", "nobody named",
				"no date");
		assertThat(page).as("what was pasted is kept").contains("Add an alert");
		assertThat(saved.headers().firstValue("Location").orElse("")).contains("/incidents/INC-");
		String address = URI.create(saved.headers().firstValue("Location").orElseThrow()).getPath();
		assertThat(http.send(HttpRequest.newBuilder(uri(address)).build(), HttpResponse.BodyHandlers.ofString()).body())
			.contains("no date yet · nobody yet");
	}

	private static String written(String title) {
		return """
				# %s %s

				Severity: SEV2
				Date: 2025-06-03

				## Summary

				Mails were late.

				## Timeline

				- 08:12 UTC The queue grows
				- 09:05 UTC It is drained

				## Action items

				- [ ] Add an alert
				- [ ] Drain it sooner (owner: Dana, due Jun 10)

				## Weather

				It rained.
				""".formatted(title, UUID.randomUUID());
	}

	private HttpResponse<String> zip(String query, Map<String, String> files) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return http.send(HttpRequest.newBuilder(uri("/api/v1/incidents/import" + query))
			.header("Content-Type", "application/zip")
			.POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> send(String query, String type, String body) throws Exception {
		return http.send(HttpRequest.newBuilder(uri("/api/v1/incidents/import" + query))
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** As a browser sends a form that may bring files. */
	private HttpResponse<String> form(Map<String, String> fields) throws Exception {
		StringBuilder parts = new StringBuilder();
		fields.forEach((name, value) -> parts
			.append("--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value)));
		return http.send(HttpRequest.newBuilder(uri("/import"))
			.header("Content-Type", "multipart/form-data; boundary=edge")
			.header("Cookie", "firewatch-person=alice; " + Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token())
			.POST(HttpRequest.BodyPublishers.ofString(parts + "--edge--\r\n"))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port + path);
	}

	private static JsonNode json(HttpResponse<String> response) {
		return new JsonMapper().readTree(response.body());
	}

}
