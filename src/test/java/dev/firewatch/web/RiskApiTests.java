package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.workflow.risks.RiskRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class RiskApiTests {

	private static final String WHOLE = """
			{"id":"%s","title":"Source schema change breaks pipeline","description":"Unannounced","category":"data",
			"services":["pipeline"],"probability":2,"impact":4,"owner":"@dana","status":"accepted",
			"acceptedUntil":"2027-01-31","mitigations":[{"text":"Contract tests | all sources","owner":"bob",
			"due":"2026-12-01","state":"planned"},{"text":"Runbook","state":"implemented"}],
			"indicators":[{"text":"Parse errors","threshold":"> 0","source":"alerts"}],
			"cascades":[{"to":"RISK-031","how":"reports are late"}],"reviewOn":"2026-12-24"}""";

	@LocalServerPort
	int port;

	@Autowired
	FakeChat chat;

	@Autowired
	RiskRegister register;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void keepsWhatIsEntered() throws Exception {
		String id = id();
		HttpResponse<String> entered = post(WHOLE.formatted(id));
		HttpResponse<String> read = get("/api/v1/risks/" + id);

		assertThat(entered.statusCode()).isEqualTo(201);
		assertThat(entered.headers().firstValue("Location")).hasValue("/api/v1/risks/" + id);
		assertThat(read.headers().firstValue("ETag")).hasValue("\"1\"");
		JsonNode sent = JsonMapper.shared().readTree(WHOLE.formatted(id));
		JsonNode risk = json(read);
		for (String field : java.util.List.of("id", "title", "description", "category", "services", "probability",
				"impact", "owner", "status", "acceptedUntil", "cascades", "reviewOn")) {
			assertThat(risk.get(field)).as(field).isEqualTo(sent.get(field));
		}
		assertThat(risk.get("score").asInt()).isEqualTo(8);
		assertThat(risk.get("version").asInt()).isOne();
		assertThat(risk.get("incidents").isEmpty()).isTrue();
		assertThat(risk.get("mitigations").findValuesAsString("id")).containsExactly("M1", "M2");
		assertThat(risk.get("mitigations").get(0).get("due").asString()).isEqualTo("2026-12-01");
		assertThat(post(WHOLE.formatted(id)).statusCode()).isEqualTo(409);
		assertThat(json(get("/api/v1/risks?q=unannounced&status=accepted")).get("items").findValuesAsString("id"))
			.contains(id);
		assertThat(get("/api/v1/risks/RISK-999999").statusCode()).isEqualTo(404);
	}

	@Test
	void numbersWhatHasNoId() throws Exception {
		JsonNode risk = json(post("{\"title\":\"Queue overflows\",\"probability\":3,\"impact\":2}"));

		assertThat(risk.get("id").asString()).matches("RISK-\\d{3,}");
		assertThat(risk.get("status").asString()).isEqualTo("open");
		assertThat(risk.get("owner").isNull()).isTrue();
		assertThat(risk.get("mitigations").isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					{"probability":1,"impact":1}; title is missing
					{"title":"T","impact":1}; probability is missing
					{"title":"T","probability":1}; impact is missing
					{"title":"T","probability":6,"impact":1}; probability is a whole number from 1 to 5
					{"title":"T","probability":2.5,"impact":1}; probability is a whole number from 1 to 5
					{"title":"T","probability":1,"impact":"high"}; impact is of another kind
					{"title":"T","probability":1,"impact":1,"status":"closed"}; status is open, accepted or retired
					{"title":"T","probability":1,"impact":1,"reviewOn":"soon"}; reviewOn is of another kind
					{"title":"T","probability":1,"impact":1,"acceptedUntil":"2026-12-01"}; acceptedUntil belongs to
					{"title":"T","probability":1,"impact":1,"mitigations":[{"text":"x","state":"dreamt"}]}; state of a mitigation
					{"title":"T","probability":1,"impact":1,"mitigations":[{"text":"x","due":"soon"}]}; mitigations.due
					{"title":"T","probability":1,"impact":1,"cascades":[{"to":"the sea"}]}; cascades
					{"title":"T","probability":1,"impact":1,"onwer":"bob"}; no field onwer
					{"title":"T","id":"not an id","probability":1,"impact":1}; id "not an id"
					[]; no JSON object
					""")
	void namesTheFieldThatIsWrong(String body, String said) throws Exception {
		HttpResponse<String> refused = post(body);

		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(refused).get("detail").asString()).contains(said);
	}

	@Test
	void replacesOnlyTheVersionThatWasRead() throws Exception {
		String id = id();
		post(WHOLE.formatted(id));
		String changed = WHOLE.formatted(id).replace("\"probability\":2", "\"probability\":4");

		assertThat(put(id, changed, null).statusCode()).isEqualTo(428);
		assertThat(put(id, changed, "\"7\"").statusCode()).isEqualTo(412);
		HttpResponse<String> replaced = put(id, changed, "\"1\"");
		assertThat(replaced.statusCode()).isEqualTo(200);
		assertThat(replaced.headers().firstValue("ETag")).hasValue("\"2\"");
		assertThat(json(replaced).get("score").asInt()).isEqualTo(16);
		assertThat(put(id, changed, "\"1\"").statusCode()).isEqualTo(412);
		// What was answered can be sent back, and is no change.
		assertThat(put(id, replaced.body(), "\"2\"").headers().firstValue("ETag")).hasValue("\"2\"");
		assertThat(put("RISK-999999", changed, "\"1\"").statusCode()).isEqualTo(404);
		assertThat(put(id, changed.replace(id, "OTHER-1"), "\"2\"").statusCode()).isEqualTo(400);
	}

	@Test
	void importsWhatItExportedAsUnchanged() throws Exception {
		String id = id();
		post(WHOLE.formatted(id));
		post(WHOLE.formatted(id()).replace("Source schema", "=cmd(), \\\"quoted\\\"; schema\\nwith lines"));

		for (String[] form : new String[][] { { ".csv", "text/csv" }, { ".yaml", "application/yaml" } }) {
			HttpResponse<String> exported = get("/api/v1/risks" + form[0]);
			assertThat(exported.headers().firstValue("Content-Type"))
				.hasValueSatisfying(type -> assertThat(type).startsWith(form[1]));
			assertThat(exported.body()).contains(id);
			JsonNode taken = json(taken(exported.body(), form[1]));

			assertThat(taken.get("problems").toString()).isEqualTo("[]");
			assertThat(taken.get("added").asInt()).isZero();
			assertThat(taken.get("changed").asInt()).isZero();
			assertThat(taken.get("unchanged").asInt()).isGreaterThan(1);
		}
		assertThat(get("/api/v1/risks.csv").body()).contains("'=cmd()").doesNotContain("\n=");
	}

	@Test
	void importsATableThatSaysLess() throws Exception {
		String id = id();
		String title = "Table " + UUID.randomUUID();
		post(WHOLE.formatted(id));

		String table = "ID;Risk;Likelihood;Impact;Mitigations\n" + id + ";Source schema change;3;4;\n;" + title
				+ ";2;2;Runbook | @bob | 2026-12-01\n;;1;1;\n;No score;;2;\nnot an id;T;1;1;\n";
		JsonNode first = json(taken(table, "text/csv; charset=utf-8"));
		JsonNode again = json(taken(table, "text/csv"));

		assertThat(first.get("added").asInt()).isOne();
		assertThat(first.get("changed").asInt()).isOne();
		assertThat(first.get("problems").findValuesAsString("line")).containsExactly("4", "5", "6");
		assertThat(first.get("problems").findValuesAsString("sentence").toString()).contains("title is missing",
				"probability is missing", "\"not an id\"");
		assertThat(again.get("added").asInt()).isZero();
		assertThat(again.get("unchanged").asInt()).isEqualTo(2);
		JsonNode changed = json(get("/api/v1/risks/" + id));
		assertThat(changed.get("probability").asInt()).isEqualTo(3);
		// The table has no column for it.
		assertThat(changed.get("description").asString()).isEqualTo("Unannounced");
		assertThat(changed.get("mitigations").isEmpty()).isTrue();
		JsonNode added = json(get("/api/v1/risks?q=" + title.substring(6))).get("items").get(0);
		assertThat(added.get("mitigations").get(0).get("owner").asString()).isEqualTo("@bob");
	}

	@Test
	void anUnknownColumnIsNamedOnceForTheWholeTable() throws Exception {
		String title = "Extra " + UUID.randomUUID();
		JsonNode taken = json(taken(
				"Title,P,I,Due,Colour\n" + title + ",1,1,2026-12-01,red\nAnother " + title + ",1,1,,\n", "text/csv"));

		assertThat(taken.get("added").asInt()).isZero();
		assertThat(taken.get("problems").findValuesAsString("sentence")).singleElement()
			.asString()
			.contains("Due", "Colour", "mitigations")
			.containsOnlyOnce("acceptedUntil");
		assertThat(json(get("/api/v1/risks?q=" + title.substring(6))).get("items").isEmpty()).isTrue();
		JsonNode list = json(
				taken("- {title: T, probability: 1, impact: 1, due: x, colour: red}\n", "application/yaml"));
		assertThat(list.get("problems").findValuesAsString("sentence")).singleElement()
			.asString()
			.contains("due", "colour")
			.containsOnlyOnce("acceptedUntil");
	}

	@Test
	void theExampleOfTheDocsIsTakenTwice() throws Exception {
		String docs = Files.readString(Path.of("src/docs/risks.md"));
		String table = docs.substring(docs.indexOf("\nTitle,") + 1);
		String unique = UUID.randomUUID().toString();
		table = table.substring(0, table.indexOf("```"))
			.replace("Source schema", unique + " schema")
			.replace("Queue overflows", unique + " overflows");
		JsonNode first = json(taken(table, "text/csv"));

		assertThat(first.get("problems").toString()).isEqualTo("[]");
		assertThat(first.get("added").asInt()).isEqualTo(2);
		assertThat(json(taken(table, "text/csv")).get("unchanged").asInt()).as("found by title").isEqualTo(2);
		JsonNode risk = json(get("/api/v1/risks?q=" + unique + "%20schema")).get("items").get(0);
		assertThat(risk.get("mitigations").findValuesAsString("state")).containsExactly("planned", "implemented");
		assertThat(risk.get("services").toString()).isEqualTo("[\"pipeline\",\"reports\"]");
		assertThat(risk.get("indicators").get(0).get("threshold").asString()).isEqualTo("> 5");
	}

	@Test
	void refusesFilesThatAreNoRegister() throws Exception {
		assertThat(json(taken("a: [1, 2", "application/yaml")).get("problems").toString()).contains("not valid YAML");
		assertThat(json(taken("[".repeat(100_000), "application/yaml")).get("problems").toString())
			.contains("not valid YAML");
		assertThat(json(taken("", "text/csv")).get("problems").toString()).contains("names the columns");
		assertThat(json(taken("Risk,Title,P,I\nA,B,1,1\n", "text/csv")).get("problems").toString())
			.contains("Two columns of the table mean title");
		assertThat(json(taken("Title,P,I\nA,2d,1\n", "text/csv")).get("problems").toString())
			.contains("not a whole number");
		assertThat(taken("x".repeat(1_000_001), "text/csv").statusCode()).isEqualTo(413);
		assertThat(taken("x", "text/plain").statusCode()).isEqualTo(415);
	}

	@Test
	void showsNoPrivateIncident() throws Exception {
		String id = id();
		post(WHOLE.formatted(id));
		String open = declared("new ");
		String hidden = declared("new private ");
		for (String incident : new String[] { open, hidden }) {
			register.change(new RiskId(id), incident,
					risk -> risk.linked(new IncidentId(incident), new Made(Instant.EPOCH, null, null, null, incident)));
		}

		assertThat(json(get("/api/v1/risks/" + id)).get("incidents").toString()).isEqualTo("[\"" + open + "\"]");
		assertThat(get("/api/v1/risks?q=" + id).body()).contains(open).doesNotContain(hidden);
		assertThat(get("/api/v1/risks.yaml").body()).doesNotContain(hidden);
	}

	private String declared(String how) {
		String reply = FakeChat
			.text(chat.say(chat.person("alice"), chat.lobby(), how + "Linked " + UUID.randomUUID(), Instant.now()));
		java.util.regex.Matcher id = java.util.regex.Pattern.compile("INC-\\d{4}-\\d{4,}").matcher(reply);
		assertThat(id.find()).as(reply).isTrue();
		return id.group();
	}

	private static String id() {
		return "R-" + UUID.randomUUID().toString().substring(0, 8) + "-1";
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String body) throws Exception {
		return send("POST", "/api/v1/risks", body, "application/json", null);
	}

	private HttpResponse<String> put(String id, String body, String match) throws Exception {
		return send("PUT", "/api/v1/risks/" + id, body, "application/json", match);
	}

	private HttpResponse<String> taken(String body, String type) throws Exception {
		return send("POST", "/api/v1/risks/import", body, type, null);
	}

	private HttpResponse<String> send(String method, String path, String body, String type, String match)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Content-Type", type)
			.method(method, HttpRequest.BodyPublishers.ofString(body));
		if (match != null) {
			request.header("If-Match", match);
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
