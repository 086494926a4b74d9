package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The script that deletes reports its steps; people approve. */
@CoreTest
class DeletionApiTests {

	@Autowired
	Incidents incidents;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> send(String method, String path, String body) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/incidents/" + path))
			.header("Content-Type", "application/json")
			.method(method,
					body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private String begun(String incident, String requestedBy) throws Exception {
		HttpResponse<String> begun = send("POST", incident + "/deletions",
				"{\"dataset\":\"decisions\",\"from\":\"2026-01-01\",\"to\":\"2026-03-31\",\"requestedBy\":\""
						+ requestedBy + "\"}");
		assertThat(begun.statusCode()).isEqualTo(201);
		assertThat(begun.body()).contains("\"state\":\"OPEN\"", "\"next\":\"backup\"");
		String id = JsonPath.read(begun.body(), "$.id");
		assertThat(begun.headers().firstValue("Location"))
			.hasValue("/api/v1/incidents/" + incident + "/deletions/" + id);
		return incident + "/deletions/" + id;
	}

	private HttpResponse<String> step(String path, String body) throws Exception {
		return send("POST", path + "/steps", body);
	}

	private void next(String path, String body, String state, String next) throws Exception {
		HttpResponse<String> answer = step(path, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(JsonPath.<String>read(answer.body(), "$.state")).isEqualTo(state);
		assertThat(JsonPath.<String>read(answer.body(), "$.next")).isEqualTo(next);
	}

	private String room() {
		return incidents.open("deletes " + UUID.randomUUID());
	}

	@Test
	void manyRecordsAreDeletedAfterAPersonsApproval() throws Exception {
		String incident = room();
		String path = begun(incident, "@bob");
		next(path, "{\"step\":\"backup\",\"backupId\":\"b-17\"}", "OPEN", "identify");
		next(path, "{\"step\":\"identify\",\"count\":12400,\"recordIds\":[\"r1\",\"r2\"]}", "OPEN", "approve");

		HttpResponse<String> early = step(path, "{\"step\":\"delete\",\"count\":12400}");
		assertThat(early.statusCode()).isEqualTo(409);
		assertThat(early.body()).contains("Next for D1 comes approve");
		HttpResponse<String> approval = step(path, "{\"step\":\"approve\"}");
		assertThat(approval.statusCode()).isEqualTo(403);
		assertThat(approval.body()).contains("An approval is a person's");

		assertThat(incidents.told("bob", incident, "approve D1")).contains("Only the commander");
		incidents.say("alice", incident, "role commander @bob");
		assertThat(incidents.told("bob", incident, "approve D1")).contains("You asked for D1 yourself");
		incidents.say("bob", incident, "role commander @alice");
		assertThat(incidents.told("alice", incident, "approve D1 the sample is right")).contains("next comes delete",
				"the sample is right");
		next(path, "{\"step\":\"delete\",\"count\":12400}", "OPEN", "verify");
		next(path, "{\"step\":\"verify\",\"remaining\":0}", "OPEN", "update");
		next(path, "{\"step\":\"update\",\"what\":\"the training set\"}", "SUCCESS", null);

		String record = send("GET", path, "").body();
		assertThat(JsonPath.<Integer>read(record, "$.count")).isEqualTo(12_400);
		assertThat(JsonPath.<Integer>read(record, "$.deletedCount")).isEqualTo(12_400);
		assertThat(JsonPath.<Integer>read(record, "$.remaining")).isZero();
		assertThat(JsonPath.<Boolean>read(record, "$.intact")).as("also as it was stored").isTrue();
		assertThat(JsonPath.<String>read(record, "$.steps[2].by")).isEqualTo("Alice");
		assertThat(JsonPath.<String>read(record, "$.steps[0].previousHash")).isEmpty();
		for (int n = 1; n < 6; n++) {
			assertThat(JsonPath.<String>read(record, "$.steps[" + n + "].previousHash"))
				.isEqualTo(JsonPath.<String>read(record, "$.steps[" + (n - 1) + "].hash"))
				.hasSize(64);
		}
		incidents.settle();
		assertThat(incidents.told("alice", incident, "timeline")).contains("12400 records deleted", "nothing remains");
		assertThat(step(path, "{\"step\":\"update\",\"what\":\"x\"}").body()).contains("D1 is closed (SUCCESS)");
		assertThat(send("GET", incident + "/postmortem.yaml", "").body()).contains("deletions:", "previousHash:");
	}

	@Test
	void whatRemainsFailsTheRecord() throws Exception {
		String path = begun(room(), "");
		next(path, "{\"step\":\"backup\",\"backupId\":\"b-17\"}", "OPEN", "identify");
		next(path, "{\"step\":\"identify\",\"count\":2,\"recordIds\":[\"r1\",\"r2\"]}", "OPEN", "delete");
		next(path, "{\"step\":\"delete\",\"count\":2}", "OPEN", "verify");
		next(path, "{\"step\":\"verify\",\"remaining\":1}", "FAILED", null);
		assertThat(step(path, "{\"step\":\"verify\",\"remaining\":0}").statusCode()).isEqualTo(409);
	}

	@Test
	void aDeniedApprovalCancelsIt() throws Exception {
		String incident = room();
		String path = begun(incident, "@bob");
		next(path, "{\"step\":\"backup\",\"backupId\":\"b-17\"}", "OPEN", "identify");
		next(path, "{\"step\":\"identify\",\"count\":10001,\"recordIds\":[\"r1\"]}", "OPEN", "approve");
		assertThat(incidents.told("alice", incident, "reject D1 wrong data")).contains("cancelled: approval denied");
		assertThat(send("GET", path, "").body()).contains("\"state\":\"CANCELLED\"");
		assertThat(send("GET", incident + "/deletions", "").body()).contains("\"D1\"", "CANCELLED");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"step":"backup"} | 400 | backupId is missing
			{"step":"erase"} | 400 | There is no step
			{} | 400 | step is missing
			{"step":"identify","count":1,"recordIds":["a"]} | 409 | Next for D1 comes backup
			{"step":"verify","remaining":"some"} | 400 |
			""")
	void nonsenseIsRefused(String body, int status, String sentence) throws Exception {
		HttpResponse<String> answer = step(begun(room(), ""), body);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains(sentence == null ? "" : sentence);
	}

	@Test
	void personalIdsAreRefusedAndNotRepeated() throws Exception {
		String path = begun(room(), "");
		next(path, "{\"step\":\"backup\",\"backupId\":\"b\"}", "OPEN", "identify");
		for (String id : new String[] { "bob@example.com", "+49 170 1234567" }) {
			HttpResponse<String> answer = step(path,
					"{\"step\":\"identify\",\"count\":5,\"recordIds\":[\"r1\",\"" + id + "\"]}");
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.body()).doesNotContain(id);
		}
	}

	@Test
	void daysAndIncidentsAreChecked() throws Exception {
		String incident = room();
		assertThat(send("POST", incident + "/deletions",
				"{\"dataset\":\"d\",\"from\":\"2026-02-30\",\"to\":\"2026-03-01\"}")
			.body()).contains("from is no day");
		assertThat(send("POST", incident + "/deletions",
				"{\"dataset\":\"d\",\"from\":\"2026-03-02\",\"to\":\"2026-03-01\"}")
			.statusCode()).isEqualTo(400);
		assertThat(send("POST", "INC-1999-0001/deletions",
				"{\"dataset\":\"d\",\"from\":\"2026-03-01\",\"to\":\"2026-03-01\"}")
			.statusCode()).isEqualTo(404);
		assertThat(send("GET", incident + "/deletions/D7", "").statusCode()).isEqualTo(404);
		String hidden = incidents.declare("alice", "private deletes " + UUID.randomUUID());
		assertThat(send("GET", hidden + "/deletions", "").statusCode()).isEqualTo(404);
	}

	@Test
	void peopleTakeTheStepsInChat() {
		String incident = room();
		assertThat(incidents.told("bob", incident, "deletion new old decisions from 2026-01-01 to 2026-03-31"))
			.contains("D1 · old decisions · open, next comes backup", "asked for by Bob", "[Next step]");
		assertThat(incidents.told("bob", incident, "deletion D1 verify 0")).contains("Next for D1 comes backup",
				"Your text is kept");
		incidents.say("bob", incident, "deletion D1 backup nightly-2026-11-29");
		assertThat(incidents.told("bob", incident, "deletion D1 identify 12,400 r1 r2")).contains("12400 records",
				"[Approve] [Reject]");
		assertThat(incidents.told("alice", incident, "todo")).contains("D1 old decisions", "next comes approve");
		assertThat(incidents.told("alice", incident, "deletion of the old pods helped")).contains("[Add as a note]");
		assertThat(incidents.told("bob", incident, "deletion D1 next")).contains("approves it with `approve D1`");
		assertThat(incidents.say("bob", incident, "deletion new").asked()).isPresent();
		assertThat(FakeChat.text(incidents.say("bob", incident, "deletion new old 2026-13-01 2026-01-01")))
			.contains("Which days?");
	}

}
