package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The register is read on its pages. */
@CoreTest
class RiskPagesTests {

	@Autowired
	Incidents incidents;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private String entered(String words) {
		Matcher id = Pattern.compile("RISK-\\d+").matcher(FakeChat.text(incidents.say("bob", "risk new " + words)));
		assertThat(id.find()).isTrue();
		return id.group();
	}

	/** How many the field of the map says there are. */
	private int counted(String page, int probability, int impact) {
		Matcher count = Pattern.compile("aria-label=\"(\\d+) with probability " + probability + " and impact " + impact)
			.matcher(page);
		assertThat(count.find()).isTrue();
		return Integer.parseInt(count.group(1));
	}

	@Test
	void theMapCountsWhatIsNotRetiredAndAFieldLeadsToItsList() throws Exception {
		String word = "w" + UUID.randomUUID().toString().substring(0, 8);
		int before = counted(get("/risks").body(), 5, 2);
		String id = entered("Queue <overflows> " + word + " P5 I2 @bob");
		String retired = entered("Gone " + word + " P5 I2 @bob");
		incidents.say("bob", "risk " + retired + " retire it can't happen any more");

		assertThat(counted(get("/risks").body(), 5, 2)).isEqualTo(before + 1);
		assertThat(get("/risks?p=5&i=2").body())
			.contains("Probability 5, impact 2", "Queue &lt;overflows&gt; " + word, "/risks/" + id)
			.doesNotContain("Gone " + word);
		assertThat(get("/risks?q=" + word).body()).contains(id, retired, "retired");
		assertThat(get("/risks?p=9&i=x&q=" + word).body()).as("nonsense narrows nothing").contains(id);
	}

	@Test
	void proposalsAndWhatItWasMergedIntoAreShownOnThePageAndByTheApi() throws Exception {
		String id = entered("Disks fill up " + UUID.randomUUID() + " P2 I3 @bob");
		String into = entered("Storage ends " + UUID.randomUUID() + " P2 I3 @bob");
		String open = incidents.declare("bob", "Disk full " + UUID.randomUUID());
		String hidden = incidents.declare("alice", "private Disk full " + UUID.randomUUID());
		incidents.say("bob", "risk link " + id + " " + open);
		incidents.say("bob", open + " risk " + id + " propose indicator Free <space>");
		incidents.say("bob", "reject " + id + "/P1 too noisy");
		assertThat(FakeChat.text(incidents.say("alice", hidden + " risk " + id + " propose impact 5")))
			.contains("is private");

		assertThat(get("/risks/" + id).body())
			.contains("P1 add the indicator Free &lt;space&gt; · rejected by Bob · proposed by Bob in ", open,
					"too noisy")
			.doesNotContain(hidden);
		assertThat(get("/api/v1/risks/" + id).body()).contains("\"proposals\":[{\"id\":\"P1\"",
				"\"state\":\"rejected\"", "\"mergedInto\":null");
		incidents.say("bob", "risk merge " + id + " into " + into);
		assertThat(get("/risks/" + id).body()).contains("It was merged into", "/risks/" + into);
		assertThat(get("/api/v1/risks/" + id).body()).contains("\"mergedInto\":\"" + into + "\"");
	}

	@Test
	void aRiskTellsAllOfItselfAndNoPrivateIncident() throws Exception {
		String id = entered("Certificates expire " + UUID.randomUUID() + " P2 I4 @bob");
		incidents.say("bob", "risk " + id + " mitigation Renew them by robot @carol due 2099-01-01");
		incidents.say("bob", "risk " + id + " indicator Days left threshold < 14");
		incidents.say("bob", "risk " + id + " cascade RISK-777 nobody can log in");
		incidents.say("bob", "risk " + id + " p 4 three times <this> year");
		String open = incidents.declare("bob", "Login fails " + UUID.randomUUID());
		String hidden = incidents.declare("alice", "private Login fails " + UUID.randomUUID());
		incidents.say("bob", "risk " + id + " link " + open);
		incidents.say("alice", "risk " + id + " link " + hidden);

		String page = get("/risks/" + id.toLowerCase()).body();

		assertThat(page)
			.contains("Certificates expire", "M1 Renew them by robot · planned · Carol · due 2099-01-01",
					"I1 Days left · threshold &lt; 14", "/risks/RISK-777", "nobody can log in", "probability 2 → 4",
					"three times &lt;this&gt; year", "/incidents/" + open)
			.doesNotContain(hidden);
		assertThat(get("/risks/RISK-999999").statusCode()).isEqualTo(404);
		assertThat(get("/risks/none").statusCode()).isEqualTo(404);
	}

}
