package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.FileType;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of a timeline are opened by page and API, and do nothing in a browser. */
@CoreTest
class KeptFileTests {

	@Autowired
	Incidents incidents;

	@Autowired
	Timelines timelines;

	@Autowired
	FileStore files;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
	}

	private KeptFile kept(String id, String text, String name, String content) {
		byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
		KeptFile file = KeptFile.of("F" + name, name, FileType.of(name, bytes).orElseThrow(), bytes);
		files.put(id, file.sha256(), bytes);
		incidents.say("bob", id, "note " + text);
		Entry entry = entry(id, text);
		timelines.replace(id, entry, entry.withFile(file));
		return file;
	}

	private Entry entry(String id, String text) {
		return timelines.read(id).stream().filter(found -> found.text().equals(text)).findFirst().orElseThrow();
	}

	@Test
	void areOpenedByPageAndApiWithoutDoingAnything() throws Exception {
		incidents.at(ZonedDateTime.of(2058, 2, 4, 10, 0, 0, 0, ZoneId.of("UTC")));
		String id = incidents.open("With files");
		KeptFile graph = kept(id, "a graph", "grüph.png", "\u0089PNG\r\n\u001a\n bits");
		KeptFile log = kept(id, "a log", "app.log", "<script>alert(1)</script>");

		for (String base : List.of("/incidents/" + id, "/api/v1/incidents/" + id)) {
			HttpResponse<String> picture = get(base + "/files/" + graph.sha256());
			assertThat(picture.statusCode()).isEqualTo(200);
			assertThat(picture.body()).isEqualTo("\u0089PNG\r\n\u001a\n bits");
			assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
			assertThat(picture.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("inline");
			HttpResponse<String> text = get(base + "/files/" + log.id());
			assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
			assertThat(text.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment")
				.contains("app.log");
			for (HttpResponse<String> answer : List.of(picture, text)) {
				assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
				assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
				assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement()
					.satisfies(policy -> assertThat(policy).startsWith("sandbox; default-src 'none'"));
			}
			assertThat(get(base + "/files/" + "0".repeat(64)).statusCode()).isEqualTo(404);
		}
		assertThat(get("/incidents/" + id).body()).contains("/incidents/" + id + "/files/" + log.sha256(),
				"SHA-256 " + log.sha256(), log.shortHash());
		assertThat(get("/api/v1/incidents/" + id + "/timeline").body()).contains("\"sha256\":\"" + log.sha256() + "\"");
		assertThat(get("/api/v1/openapi").body()).contains("/api/v1/incidents/{id}/files/{file}");

		incidents.say("bob", id, "remove " + entry(id, "a log").id());
		assertThat(get("/incidents/" + id + "/files/" + log.sha256()).statusCode()).isEqualTo(404);
		assertThat(get("/incidents/" + id).body()).doesNotContain(log.sha256());
	}

}
