package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Improvements of the process are followed across incidents, in chat and as a page. */
@CoreTest
class ImprovementsTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2089, 5, 2, 9, 0, 0, 0, ZoneOffset.UTC);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private String get(String path) throws Exception {
		HttpResponse<String> answer = http.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	private void improve(String id, String title, String owner, String due) {
		chat.submit(
				chat.person("alice"), incidents.room(id), new Action("fix", id, ""), Map.of("title", List.of(title),
						"owners", List.of(chat.person(owner).value()), "due", List.of(due), "process", List.of("yes")),
				incidents.clock().instant());
		assertThat(incidents.file(id).fixes()).last().satisfies(fix -> {
			assertThat(fix.title()).isEqualTo(title);
			assertThat(fix.scope().processImprovement()).isTrue();
		});
	}

	@Test
	void theyAreListedAcrossIncidentsLateOnesFirst() throws Exception {
		incidents.forgetAll();
		incidents.at(MONDAY);
		String one = incidents.declare("alice", "sev1 new one: checkout is down");
		improve(one, "Map the <b>cascade</b>", "bob", "2089-05-20");
		improve(one, "Write the runbook", "carol", "2089-05-04");
		incidents.say("alice", one, "fix Replace the disk @dave due 3d");
		String other = incidents.declare("alice", "sev3 new one: phones are down");
		improve(other, "Lower the threshold", "bob", "2089-05-30");
		incidents.say("bob", other, "done F1");
		String hidden = incidents.declare("alice", "private sev1 break-in");
		improve(hidden, "Secret habit", "bob", "2089-05-20");
		incidents.at(MONDAY.plusDays(4));
		incidents.settle();

		String told = FakeChat.text(incidents.say("frank", "insights improvements"));
		assertThat(told).contains("1 late, 1 open, 1 done, 0 verified, 0 dropped",
				"F2 Write the runbook · late, due Wed 4 May · Carol · " + one, "F1 Map the", "· done", "[Only late]")
			.doesNotContain("Replace the disk", "Secret");
		assertThat(told.indexOf("Write the runbook")).isLessThan(told.indexOf("Map the"));
		assertThat(FakeChat.text(incidents.say("frank", "insights improvements late sev1")))
			.contains("Write the runbook")
			.doesNotContain("F1 Map the", "threshold");
		assertThat(FakeChat.text(incidents.say("frank", "insights improvements dropped"))).contains("None is dropped");
		assertThat(FakeChat.text(incidents.say("frank", "insights improvements were promised")))
			.contains("insights improvements late", "insights improvements were promised");

		String page = get("/insights/improvements");
		assertThat(Jsoup.parse(page).select("tbody tr").eachText()).hasSize(3)
			.first()
			.asString()
			.contains("late", "F2 Write the runbook", "Carol", "2089-05-04", one);
		assertThat(page).contains("Map the &lt;b&gt;cascade&lt;/b&gt;").doesNotContain("Secret", hidden);
		assertThat(Jsoup.parse(get("/insights/improvements?state=done&owner=Bob")).select("tbody tr").eachText())
			.singleElement()
			.asString()
			.contains("Lower the threshold", other);
		assertThat(Jsoup.parse(get("/insights/improvements?service=checkout")).select("tbody tr")).hasSize(2);
		assertThat(get("/insights/improvements.csv?owner=Bob").lines())
			.contains(other + ",F1,Lower the threshold,done,Bob,2089-05-30," + incidents.file(other).incident().title())
			.hasSize(3);
	}

}
