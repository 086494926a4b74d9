package dev.firewatch.web;

import dev.firewatch.testing.CoreTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.testing.Csrf;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class OperationsPageTests {

	private final HttpClient client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@LocalServerPort
	int port;

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder at(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Cookie", Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token());
	}

	private String page() throws IOException, InterruptedException {
		HttpResponse<String> response = send(at("/operations"));
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	@Test
	void listsWhatCouldNotBeDeliveredAndTriesItAgain() throws Exception {
		chat.failAlways("openRoom", PlatformFailure.permanent("No <b>channel</b> for you."));
		String id = incidents.declare("alice", "Undelivered");
		String secret = incidents.declare("alice", "private Whispered");

		assertThat(page()).contains("the incident&#39;s channel", id, "No &lt;b&gt;channel&lt;/b&gt; for you.")
			.doesNotContain(secret);

		chat.mend();
		HttpResponse<String> again = send(
				at("/operations/again").header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(
							"trouble=" + URLEncoder.encode("casefiles/" + id + "/room", StandardCharsets.UTF_8))));
		assertThat(again.statusCode()).isEqualTo(200);
		Awaitility.await().untilAsserted(() -> assertThat(page()).doesNotContain(id));
		Awaitility.await().untilAsserted(() -> assertThat(chat.messagesIn(incidents.room(id))).isNotEmpty());
	}

	@Test
	void aTroubleThatNobodyKnowsChangesNothing() throws Exception {
		HttpResponse<String> again = send(
				at("/operations/again").header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString("trouble=casefiles/INC-1999-0001/room")));

		assertThat(again.statusCode()).isEqualTo(200);
	}

}
