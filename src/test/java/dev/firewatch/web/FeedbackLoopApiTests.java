package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import dev.firewatch.chat.Reply;
import dev.firewatch.exchange.Reviews;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class FeedbackLoopApiTests {

	private static final String LOOP = "/api/v1/insights/feedback-loop";

	@LocalServerPort
	int port;

	@Autowired
	Incidents incidents;

	@Autowired
	CasefileEditor editor;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> review(String yaml) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/incidents/import"))
			.header("Content-Type", "application/yaml")
			.POST(HttpRequest.BodyPublishers.ofString(yaml))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private void change(String id, String field, Object value) {
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(id)), new Update().set(field, value), "casefiles"));
	}

	@Test
	void saysWhatThePublishedAuditsComeTo() throws Exception {
		incidents.at(ZonedDateTime.of(2019, 2, 15, 12, 0, 0, 0, ZoneOffset.UTC));
		for (String id : List.of("INC-2019-8101", "INC-2019-8102", "INC-2019-8103")) {
			HttpResponse<String> taken = review(
					Reviews.inc2024023().replace("INC-2024-023", id).replace("2024-0", "2018-0"));
			assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
		}
		change("INC-2019-8102", "incident.isPrivate", true);
		change("INC-2019-8103", "incident.kind", "DRILL");
		editor.change(new IncidentId("INC-2019-8103"), UUID.randomUUID().toString(),
				file -> Decision.accepted(Reply.silent(), List.of()));

		JsonNode periods = json(get(LOOP + "?from=2019-01&to=2019-03&by=month")).get("periods");

		assertThat(periods).hasSize(3);
		assertThat(periods.get(0).toString()).isEqualTo(
				"{\"period\":\"2019-01\",\"incidents\":0," + "\"inRegister\":{\"share\":null,\"count\":0.0,\"of\":0},"
						+ "\"probabilityGap\":{\"mean\":null,\"of\":0},"
						+ "\"cascadesPredicted\":{\"share\":null,\"count\":0.0,\"of\":0},"
						+ "\"mitigationsWorked\":{\"share\":null,\"count\":0.0,\"of\":0},"
						+ "\"detection\":{\"actualMinutes\":null,\"expectedMinutes\":null,\"of\":0}}");
		assertThat(periods.get(1).toString()).isEqualTo(
				"{\"period\":\"2019-02\",\"incidents\":1," + "\"inRegister\":{\"share\":1.0,\"count\":1.0,\"of\":1},"
						+ "\"probabilityGap\":{\"mean\":2.0,\"of\":1},"
						+ "\"cascadesPredicted\":{\"share\":0.5,\"count\":0.5,\"of\":1},"
						+ "\"mitigationsWorked\":{\"share\":0.0,\"count\":0.0,\"of\":1},"
						+ "\"detection\":{\"actualMinutes\":120.0,\"expectedMinutes\":15.0,\"of\":1}}");
		assertThat(periods.get(2).get("incidents").asInt()).isZero();
		assertThat(
				json(get(LOOP + "?from=2019-01&to=2019-03&by=quarter")).get("periods").get(0).get("period").asString())
			.isEqualTo("2019-Q1");
		assertThat(
				json(get(LOOP + "?from=2019-04&to=2019-04&by=rolling")).get("periods").get(0).get("incidents").asInt())
			.isEqualTo(1);
		HttpResponse<String> table = http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + LOOP + "?from=2019-02&to=2019-02"))
				.header("Accept", "text/csv")
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(table.body().lines()).hasSize(2);
		assertThat(table.body()).startsWith("period,audits,in_register_count")
			.contains("2019-02,1,1.0,1,1.0,2.0,1,0.5,1,0.5,0.0,1,0.0,120.0,15.0,1", "INC-2019-8101")
			.doesNotContain("INC-2019-8102");
		editor.change(new IncidentId("INC-2019-8101"), UUID.randomUUID().toString(),
				file -> file.postmortem().orElseThrow().amend("A figure was wrong").isEmpty()
						? Decision.accepted(Reply.silent(), List.of()) : Decision.refused(Reply.silent()));
		assertThat(json(get(LOOP + "?from=2019-02&to=2019-02")).get("periods").get(0).get("incidents").asInt())
			.isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?from=2026            | from is no month: 2026. Write it like 2026-11.
			?to=2026-13           | to is no month: 2026-13. Write it like 2026-11.
			?by=week              | by is month, quarter or rolling: week is none of them.
			?from=2026-02&to=2026-01 | from is after to: 2026-02, 2026-01. Swap them.
			?from=2016-01&to=2026-01 | From 2016-01 to 2026-01 are more than 120 months. Ask for fewer.
			""")
	void explainsWhatCannotBeAsked(String query, String detail) throws Exception {
		HttpResponse<String> refused = get(LOOP + query);

		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(json(refused).get("detail").asString()).isEqualTo(detail);
	}

}
