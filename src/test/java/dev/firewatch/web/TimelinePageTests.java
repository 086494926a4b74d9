package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.Evidence.EvidenceOutcome;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page of an incident shows of its timeline. */
@CoreTest
class TimelinePageTests {

	@Autowired
	Incidents incidents;

	@Autowired
	Timelines timelines;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private String page(String id) throws Exception {
		return http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/incidents/" + id)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Test
	void showsEveryReadingBelowItsEntry() throws Exception {
		String id = incidents.open("Checkout fails");
		incidents.say("bob", id, "note recovered");
		Entry entry = timelines.read(id)
			.stream()
			.filter(one -> one.text().equals("recovered"))
			.findFirst()
			.orElseThrow();
		incidents.say("bob", id, "evidence " + entry.id() + " error <rate>: 0.2 % pass https://g.example/1?a=b&c");
		incidents.say("bob", id, "evidence " + entry.id() + " p99: 4 s fail");
		Entry now = timelines.read(id).get(entry.number() - 1);
		timelines.replace(id, now,
				now.withEvidence(new Evidence("log", "full", EvidenceOutcome.NONE, "javascript:alert(1)")));
		incidents.say("bob", id, "note [M04] H_norm: 0.74 ✅");

		String page = page(id);

		assertThat(page).contains("href=\"https://g.example/1?a=b&amp;c\"", "error &lt;rate&gt;: 0.2 % ✅", "p99: 4 s ❌",
				"log: full");
		assertThat(page).containsOnlyOnce("H_norm: 0.74").doesNotContain("javascript:alert");
	}

}
