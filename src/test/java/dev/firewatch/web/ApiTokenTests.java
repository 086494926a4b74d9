package dev.firewatch.web;

import dev.firewatch.testing.DeployedTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@DeployedTest
class ApiTokenTests {

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/incidents", "/%61pi/v1/incidents", "/api;x/v1/incidents", "/api/v1;x=y/incidents",
			"/api//v1/incidents", "/api/v1/openapi" })
	void isNeededHoweverThePathIsWritten(String path) throws Exception {
		assertThat(status(path, null)).isIn(400, 401, 404).isNotEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/incidents", "/api/v1/openapi" })
	void opensTheApi(String path) throws Exception {
		assertThat(status(path, "Bearer s3cret")).isEqualTo(200);
		assertThat(status(path, "Bearer wrong")).isEqualTo(401);
	}

	private int status(String path, String authorization) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
