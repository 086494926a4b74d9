package dev.firewatch.web;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import dev.firewatch.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class PriorityApiTests {

	private static final String RUNS = "/api/v1/priority/runs";

	private static final String HEADER = "index,exposure,severity,control_gap,activity,business_impact\n";

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> post(String query, String csv) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + RUNS + query))
			.header("Content-Type", "text/csv")
			.POST(HttpRequest.BodyPublishers.ofString(csv))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static String records() throws Exception {
		try (InputStream file = PriorityApiTests.class.getResourceAsStream("/priority/synthetic-records.csv")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void findsWhatTheSourceFound() throws Exception {
		HttpResponse<String> run = post("?exposure=&quantile=", records());

		assertThat(run.statusCode()).isEqualTo(200);
		JsonNode answer = json(run);
		assertThat(answer.get("priority_count").asInt()).isEqualTo(20);
		assertThat(answer.get("threshold").asDouble()).isEqualTo(0.4471467554950364);
		assertThat(answer.get("top_indices").toString()).isEqualTo("[25,95,52,29,41]");
		assertThat(answer.get("priority")).hasSize(20);
		assertThat(answer.get("review_note").asString())
			.isEqualTo("Inspect high-score cases for false positives and missing context before action.");
		assertThat(answer.get("weights").toString()).isEqualTo(
				"{\"exposure\":0.25,\"severity\":0.25,\"control_gap\":0.2,\"activity\":0.15,\"business_impact\":0.15}");
		assertThat(answer.get("quantile").asDouble()).isEqualTo(0.8);
		assertThat(answer.get("synthetic").asBoolean()).isTrue();
		assertThat(answer.has("id")).isFalse();
	}

	@Test
	void keepsARunWithItsWeights() throws Exception {
		HttpResponse<String> saved = post(
				"?severity=1&exposure=0&control_gap=0&activity=0&business_impact=0" + "&quantile=0.5&save=true",
				HEADER + "3,1,0.1,1,1,1\n5,0,0.9,0,0,0\n");

		assertThat(saved.statusCode()).isEqualTo(201);
		assertThat(json(saved).get("priority").toString()).isEqualTo("[5]");
		assertThat(json(saved).get("threshold").asDouble()).isEqualTo(0.5);
		assertThat(json(saved).get("synthetic").asBoolean()).isFalse();
		String id = json(saved).get("id").asString();
		assertThat(saved.headers().firstValue("Location")).hasValue(RUNS + "/" + id);
		assertThat(get(RUNS + "/" + id).body()).isEqualTo(saved.body());
		assertThat(get(RUNS + "/none").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					?severity=-1           | severity is a number from 0 to 1,000, such as 0.25; I can't read -1.
					?activity=NaN          | activity is a number from 0 to 1,000, such as 0.25; I can't read NaN.
					?exposure=0,3          | exposure is a number from 0 to 1,000, such as 0.25; I can't read 0,3.
					?quantile=1.1          | quantile is a number from 0 to 1, such as 0.25; I can't read 1.1.
					?control-gap=0.1       | There is no parameter control-gap. Use exposure, severity, control_gap, activity, business_impact, quantile or save.
					?exposure=1&exposure=2 | exposure is given twice. Keep one of them.
					?save=yes              | save is true or false.
					""")
	void explainsAParameterThatCannotBeRead(String query, String detail) throws Exception {
		HttpResponse<String> refused = post(query, HEADER + "1,0,0,0,0,0");

		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(refused).get("detail").asString()).isEqualTo(detail);
	}

	@Test
	void explainsATableThatCannotBeRead() throws Exception {
		assertThat(post("", "").statusCode()).isEqualTo(400);
		assertThat(json(post("", HEADER + "1,0,0,zero,0,0")).get("detail").asString())
			.isEqualTo("Line 2, column control_gap: \"zero\" is not a number such as 0.35.");
		assertThat(post("", HEADER + " ".repeat(1024 * 1024)).statusCode()).isEqualTo(413);
	}

}
