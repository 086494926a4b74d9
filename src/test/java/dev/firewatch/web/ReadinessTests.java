package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import dev.firewatch.mongo.ServerProcess;
import dev.firewatch.testing.Scratch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether an instance says truly that it can serve. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "firewatch.local-workspace=false", "spring.quartz.auto-startup=false" })
class ReadinessTests {

	private static final Path DIRECTORY = Scratch.directory("readiness");

	private static ServerProcess server = ServerProcess.start(DIRECTORY);

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("firewatch.mongodb.uri", () -> server.connectionString());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void isReadyOnlyWhileTheDatabaseAnswers() throws Exception {
		assertThat(status("readiness")).isEqualTo(200);
		int databasePort = server.port();

		server.kill();

		assertThat(status("readiness")).isEqualTo(503);
		assertThat(status("liveness")).isEqualTo(200);
		server = ServerProcess.start(DIRECTORY, databasePort);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status("readiness") == 200);
		assertThat(status("liveness")).isEqualTo(200);
	}

	@Test
	void leavesTheBackupOfAMongoToItsTools() throws Exception {
		HttpResponse<String> answer = get("/api/v1/backup");

		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("mongodump");
	}

	private int status(String probe) throws Exception {
		return get("/actuator/health/" + probe).statusCode();
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

}
