package dev.firewatch.web;

import dev.firewatch.testing.DeployedTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** A deployment for Slack, which is away. */
@DeployedTest
class ActuatorTests {

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void healthIsOpenAndDoesNotDependOnAPlatform(String path) throws Exception {
		HttpResponse<String> health = get(path, null);

		assertThat(health.statusCode()).isEqualTo(200);
		assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("components");
	}

	@Test
	void tellsThatAPlatformHasNotAnswered() throws Exception {
		HttpResponse<String> platforms = get("/actuator/health/platforms", null);

		assertThat(platforms.statusCode()).isEqualTo(200);
		assertThat(platforms.body()).contains("\"slack\":{\"status\":\"UNKNOWN\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/metrics", "/actuator/prometheus", "/actuator/env", "/actuator/",
			"/actuator;x/prometheus", "/api/v1/backup" })
	void theRestNeedsTheToken(String path) throws Exception {
		assertThat(get(path, null).statusCode()).isIn(400, 401);
		assertThat(get(path, "Bearer wrong").statusCode()).isIn(400, 401);
	}

	@Test
	void showsTheMetersToWhoeverHasTheToken() throws Exception {
		HttpResponse<String> refused = http.send(HttpRequest.newBuilder(uri("/slack/events"))
			.POST(HttpRequest.BodyPublishers.ofString("forged"))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(refused.statusCode()).isEqualTo(401);

		assertThat(get("/actuator/prometheus", "Bearer s3cret").body())
			.contains("firewatch_ack_seconds_count{gateway=\"slack\",status=\"4xx\"}")
			.contains("jvm_memory_used_bytes");
		assertThat(get("/actuator/metrics/firewatch.ack", "Bearer s3cret").statusCode()).isEqualTo(200);
		assertThat(get("/actuator/env", "Bearer s3cret").statusCode()).isEqualTo(404);
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port + path);
	}

	private HttpResponse<String> get(String path, String authorization) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
