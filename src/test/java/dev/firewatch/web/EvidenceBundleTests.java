package dev.firewatch.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.jayway.jsonpath.JsonPath;
import dev.firewatch.Sha256;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The bundle of evidence holds what it says, and says who took it. */
@DirtiesContext
@CoreTest
@TestPropertySource(properties = "logging.level.dev.firewatch.web=info")
@ExtendWith(OutputCaptureExtension.class)
class EvidenceBundleTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2098, 6, 2, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@LocalServerPort
	int port;

	private String id = "";

	@BeforeEach
	void anIncident() {
		incidents.at(MONDAY);
		id = incidents.open("loans " + UUID.randomUUID());
	}

	private HttpResponse<byte[]> get(String path, String who) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.header("Cookie", "firewatch-person=" + who)
				.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		return files;
	}

	private static String text(Map<String, byte[]> files, String name) {
		assertThat(files).containsKey(name);
		return new String(files.get(name), StandardCharsets.UTF_8);
	}

	private void noticeIsApproved() {
		incidents.say("bob", id, "affected new 12,400 applicants of March");
		incidents.say("bob", id, "affected A1 remedy reversal");
		Form notice = incidents.say("bob", id, "affected A1 next").asked().orElseThrow();
		Map<String, List<String>> values = new LinkedHashMap<>();
		notice.fields()
			.forEach(field -> values.put(field.id(), List.of(((Field.TextField) field).value() + " said plainly")));
		chat.submit(chat.person("bob"), incidents.room(id), notice.action(), values, incidents.clock().instant());
		incidents.say("alice", id, "approve A1");
	}

	@Test
	void eachFileHasTheHashThatTheManifestSays(CapturedOutput output) throws Exception {
		incidents.say("bob", id, "note =1+1 was on the board");
		incidents.say("bob", id, "deletion new old decisions 2026-01-01 2026-03-31");
		incidents.say("bob", id, "deletion D1 backup b-17");
		incidents.say("bob", id, "runbook start review");
		incidents.say("bob", id, "done RB1.2 the notes are in order");
		incidents.say("bob", id, "skip RB1.3 R4 there was no momentum");
		noticeIsApproved();
		incidents.say("alice", id, "aware -5m");
		incidents.say("alice", id, "deadlines sent authority =HYPERLINK(1)");
		incidents.settle();
		assertThat(get("/incidents/" + id, "carol").statusCode()).isEqualTo(200);

		HttpResponse<byte[]> answer = get("/api/v1/incidents/" + id + "/evidence.zip", "");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Disposition"))
			.hasValueSatisfying(name -> assertThat(name).contains(id + "-evidence.zip"));
		Map<String, byte[]> files = unzipped(answer.body());

		assertThat(files.keySet()).as("in a fixed order")
			.containsExactly("acts.csv", "affected.csv", "deletions.json", "looks.csv", "manifest.json", "notices.csv",
					"notices/A1.txt", "postmortem.md", "timeline.json");
		String manifest = text(files, "manifest.json");
		assertThat(JsonPath.<List<?>>read(manifest, "$.files")).hasSize(files.size() - 1);
		for (Map<String, Object> listed : JsonPath.<List<Map<String, Object>>>read(manifest, "$.files")) {
			byte[] file = files.get(String.valueOf(listed.get("name")));
			assertThat(Sha256.hex(file)).as(String.valueOf(listed.get("name"))).isEqualTo(listed.get("sha256"));
			assertThat(file.length).isEqualTo(listed.get("bytes"));
		}
		assertThat(text(files, "affected.csv")).contains("A1,12400,REVERSAL,REMEDY_AGREED")
			.doesNotContain("applicants of March");
		assertThat(text(files, "notices/A1.txt")).contains("said plainly", "Written by Bob", "Approved by Alice",
				"Not sent yet");
		assertThat(text(files, "notices.csv")).contains("72 h notice,sent,", "Alice,'=HYPERLINK(1)");
		assertThat(text(files, "deletions.json")).contains("\"backupId\" : \"b-17\"", "\"intact\" : true", "\"hash\"");
		assertThat(text(files, "looks.csv")).contains("Carol,affected people", "API,bundle of evidence");
		assertThat(text(files, "acts.csv")).contains("Bob,A1 identified", "Alice,A1 notice approved", "Bob,D1: backup",
				"declared " + id, "Bob,did RB1.2: the notes are in order", "R4 there was no momentum");
		assertThat(text(files, "timeline.json")).contains("=1+1 was on the board");
		assertThat(get("/api/v1/incidents/" + id + "/evidence.zip", "").body()).as("the same state, the same bytes")
			.isEqualTo(answer.body());
		assertThat(output).contains("The bundle of evidence of " + id + " was handed out to API");
	}

	@Test
	void onlyWhoMayTakesItFromThePage() throws Exception {
		assertThat(new String(get("/incidents/" + id, "alice").body(), StandardCharsets.UTF_8))
			.contains("/incidents/" + id + "/evidence.zip");
		assertThat(new String(get("/incidents/" + id, "bob").body(), StandardCharsets.UTF_8))
			.doesNotContain("evidence.zip");
		assertThat(get("/incidents/" + id + "/evidence.zip", "bob").statusCode()).isEqualTo(403);
		HttpResponse<byte[]> taken = get("/incidents/" + id + "/evidence.zip", "alice");
		assertThat(taken.statusCode()).isEqualTo(200);
		assertThat(text(unzipped(taken.body()), "looks.csv")).contains("Alice,bundle of evidence");
	}

	@Test
	void ofPrivateOnesThereIsNoneForOthers() throws Exception {
		String hidden = incidents.declare("alice", "private salaries " + UUID.randomUUID());
		incidents.say("alice", hidden, "role commander");
		assertThat(get("/api/v1/incidents/" + hidden + "/evidence.zip", "").statusCode()).isEqualTo(404);
		assertThat(get("/incidents/" + hidden + "/evidence.zip", "erin").statusCode()).isEqualTo(404);
		assertThat(get("/incidents/" + hidden + "/evidence.zip", "alice").statusCode()).isEqualTo(200);
	}

}
