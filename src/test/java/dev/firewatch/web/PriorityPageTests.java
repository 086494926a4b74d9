package dev.firewatch.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Csrf;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.kernel.Perishable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class PriorityPageTests {

	private static final String HEADER = "index,exposure,severity,control_gap,activity,business_impact\n";

	@LocalServerPort
	int port;

	@Autowired
	Incidents incidents;

	@Autowired
	@Qualifier("oldPriorityRuns")
	Perishable expiry;

	private final HttpClient http = HttpClient.newHttpClient();

	private String get(String path) throws Exception {
		HttpResponse<String> page = http.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

	private HttpResponse<String> paste(String csv) throws Exception {
		return post("", "/priority", "csv", csv);
	}

	/** As somebody sends a form; its fields and their values in turn. */
	private HttpResponse<String> post(String who, String path, String... fields) throws Exception {
		StringBuilder form = new StringBuilder();
		for (int n = 0; n < fields.length; n += 2) {
			form.append(n == 0 ? "" : "&")
				.append(fields[n])
				.append('=')
				.append(URLEncoder.encode(fields[n + 1], StandardCharsets.UTF_8));
		}
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", Csrf.COOKIE + (who.isEmpty() ? "" : "; firewatch-person=" + who))
			.header(Csrf.HEADER, Csrf.token())
			.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private String getAs(String who, String path) throws Exception {
		return http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.header("Cookie", "firewatch-person=" + who)
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private static String path(HttpResponse<String> redirect) {
		assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(302);
		return redirect.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
	}

	private static int count(String page, String text) {
		return page.split(Pattern.quote(text), -1).length - 1;
	}

	@Test
	void showsTheSyntheticRecordsAndSaysThatTheyAre() throws Exception {
		String page = get("/priority?data=synthetic");

		assertThat(page)
			.contains("These records are synthetic", "0.447", "25, 95, 52, 29, 41", "severity (0 to 1)",
					"score (sum of factor × weight)",
					"Inspect high-score cases for false positives and missing context before action.")
			.doesNotContain("means nothing yet", "Comes in:");
		assertThat(count(page, "class=\"diamond\"")).isEqualTo(20);
		assertThat(count(page, "class=\"circle\"")).isEqualTo(76);
		assertThat(count(page, "◆ yes")).isEqualTo(20);
	}

	@Test
	void comparesOtherWeightsAndKeepsWhatWasTyped() throws Exception {
		String changed = get("/priority?data=synthetic&severity=0.9&quantile=0.9");
		String wrong = get("/priority?data=synthetic&severity=lots%3Cb%3E");

		assertThat(changed).contains("severity 0.9", "Comes in:", "Drops out:", "value=\"0.9\"");
		assertThat(count(changed, "◆ yes")).isEqualTo(10);
		assertThat(wrong)
			.contains("severity is a number from 0 to 1,000, such as 0.25; I can&#39;t read lots&lt;b&gt;.",
					"value=\"lots&lt;b&gt;\"")
			.doesNotContain("Comes in:", "lots<b>");
	}

	@Test
	void showsPastedRecordsUnderAnAddressOfTheirOwn() throws Exception {
		HttpResponse<String> pasted = paste(HEADER + "7,1,1,0,0,0\n9,0,0,0,0,1\n");

		assertThat(pasted.statusCode()).isEqualTo(302);
		String address = URI.create(pasted.headers().firstValue("Location").orElseThrow()).toString();
		String page = get(address.replaceFirst("^https?://[^/]+", ""));
		assertThat(page)
			.contains("Below 20 records, a quantile means nothing yet.", "exposure 50 %, severity 50 %",
					"96 synthetic records")
			.doesNotContain("These records are synthetic");
		assertThat(get(address.replaceFirst("^https?://[^/]+", "") + "&business_impact=9"))
			.contains("Comes in: <strong>9</strong>", "<strong>7</strong>");
	}

	@Test
	void givesBackATableThatCannotBeRead() throws Exception {
		HttpResponse<String> refused = paste(HEADER + "7,1,high<i>,0,0,0\n");

		assertThat(refused.statusCode()).isEqualTo(200);
		assertThat(refused.body()).contains("Line 2, column severity:", "7,1,high&lt;i&gt;,0,0,0");
		assertThat(get("/priority?run=none")).contains("There is no run none.");
	}

	@Test
	void listsOpenIncidentsAndRisksWithWhatTheirFactorsRestOn() throws Exception {
		String word = UUID.randomUUID().toString().substring(0, 8);
		String id = incidents.declare("bob", "SEV1 Checkout <fails> " + word);
		String hidden = incidents.declare("alice", "private Checkout leaks " + word);
		Matcher risk = Pattern.compile("RISK-\\d+")
			.matcher(FakeChat.text(incidents.say("bob", "risk new Queue overflows " + word + " P5 I2 @bob")));
		assertThat(risk.find()).isTrue();

		String page = get("/priority");

		assertThat(page).contains("Inspect high-score cases for false positives and missing context before action.",
				"Checkout &lt;fails&gt; " + word, "/incidents/" + id, "/risks/" + risk.group(), "severity 0.75: SEV1",
				"exposure 0.5: blast radius: not known yet, counts as 0.5", "activity 1: declared",
				"confidence: not known yet", "severity 0.4: impact 2 of 5", "control gap 1: no mitigation")
			.doesNotContain(hidden, "These records are synthetic");
		assertThat(getAs("alice", "/priority")).contains(hidden, "Checkout leaks " + word + " (private)");
	}

	@Test
	void aRiskThatCameTrueAgainIsMoreActiveForThoseWhoMayKnow() throws Exception {
		String word = UUID.randomUUID().toString().substring(0, 8);
		Matcher risk = Pattern.compile("RISK-\\d+")
			.matcher(FakeChat.text(incidents.say("bob", "risk new Queue overflows " + word + " P1 I2 @bob")));
		assertThat(risk.find()).isTrue();
		String first = incidents.declare("bob", "Queue is full " + word);
		String second = incidents.declare("bob", "Queue is full again " + word);
		String hidden = incidents.declare("alice", "private Queue is full once more " + word);
		incidents.say("bob", "risk " + risk.group() + " link " + first);
		incidents.say("bob", "risk " + risk.group() + " link " + second);
		incidents.say("alice", "risk " + risk.group() + " link " + hidden);

		assertThat(get("/priority")).contains("activity 0.6: probability 1 of 5, 2 incidents in 180 days",
				"activity 1: declared, 1 other incident of its risk in 180 days");
		assertThat(getAs("alice", "/priority")).contains("activity 0.8: probability 1 of 5, 3 incidents in 180 days",
				"activity 1: declared, 2 other incidents of its risk in 180 days");
	}

	@Test
	void aFactorIsCorrectedWithAReason() throws Exception {
		String id = incidents.declare("bob", "Checkout fails " + UUID.randomUUID());

		assertThat(post("", "/priority/corrections", "record", id, "factor", "exposure", "value", "0.9", "reason",
				"all shops")
			.body()).contains("Say who you are first: choose a person at the top of the workspace",
					"value=\"" + id + "\"", "value=\"0.9\"", "value=\"all shops\"");
		assertThat(post("bob", "/priority/corrections", "record", id, "factor", "exposure", "value", "9", "reason",
				"all shops")
			.body()).contains("A factor is a number from 0 to 1: &quot;9&quot; is not.");
		assertThat(
				post("bob", "/priority/corrections", "record", id, "factor", "exposure", "value", "0.9", "reason", " ")
					.body())
			.contains("Say why the factor is another one.");
		assertThat(path(post("bob", "/priority/corrections", "record", id, "factor", "exposure", "value", "0.9",
				"reason", "all shops <use> it")))
			.startsWith("/priority");

		assertThat(get("/priority")).containsPattern(
				"exposure 0.9: Bob on \\d{4}-\\d\\d-\\d\\d: all shops &lt;use&gt; it \\(by the rules: 0.5, blast radius");
	}

	@Test
	void theDecisionThatTheListSupportsIsKept() throws Exception {
		incidents.declare("bob", "Checkout fails " + UUID.randomUUID());
		String decision = "Which two get people this week " + UUID.randomUUID();

		assertThat(post("bob", "/priority/decisions", "decision", " ").body())
			.contains("Write the decision as a sentence.");
		assertThat(path(post("bob", "/priority/decisions", "decision", decision))).startsWith("/priority");

		assertThat(get("/priority")).contains("It supports this decision:", decision, "Bob, ");
	}

	@Test
	void aComparisonIsSavedWithItsReflectionAdoptedByAnotherAndThenCounts() throws Exception {
		HttpResponse<String> bare = post("bob", "/priority/comparisons", "data", "synthetic", "severity", "0.9",
				"interpretation", "It is about <severity> only");
		assertThat(bare.body()).contains("Say which decision this supports.", "Name a risk that these data can",
				"It is about &lt;severity&gt; only",
				"20 come first, from 0.447 on; the highest are 25, 95, 52, 29, 41");

		String saved = path(post("bob", "/priority/comparisons", "data", "synthetic", "severity", "0.9", "decision",
				"Who is on call", "unseen_risk", "Two people leave", "interpretation", "It is about severity"));
		String page = get(saved);
		assertThat(page).contains("weight of severity 0.25 → 0.9", "20 come first, from 0.447 on", "Comes in:",
				"Two people leave", "Who is on call", "These records are synthetic", "Propose them");
		assertThat(post("bob", saved, "act", "propose").body())
			.contains("Before it is proposed, the reflection needs the limit of the data, the evidence needed next.");

		String whole = path(post("bob", "/priority/comparisons", "data", "synthetic", "severity", "0.9", "decision",
				"Who is on call", "unseen_risk", "Two people leave", "interpretation", "It is about severity",
				"synthetic_data_limit", "Nobody lived through it", "next_real_world_evidence_needed", "A year"));
		assertThat(path(post("bob", whole, "act", "propose"))).isEqualTo(whole);
		assertThat(get("/priority?data=synthetic")).contains("Other weights wait for approval:",
				"href=\"" + whole + "\"");
		assertThat(post("bob", whole, "act", "approve").body()).contains("You proposed it, so somebody else");
		assertThat(path(post("carol", whole, "act", "approve"))).isEqualTo(whole);
		assertThat(get(whole))
			.containsPattern("Bob proposed these weights on .*; Carol approved them on .*: version \\d+");
		assertThat(get("/priority?data=synthetic")).contains("severity 0.9, control gap", "Carol approved them");
		assertThat(scored()).as("a script gets the same answer").contains("\"severity\":0.25");

		String back = path(post("carol", "/priority/comparisons", "data", "synthetic", "severity", "0.25", "decision",
				"Who is on call", "unseen_risk", "Two people leave", "interpretation", "As it was",
				"synthetic_data_limit", "Nobody lived through it", "next_real_world_evidence_needed", "A year"));
		post("carol", back, "act", "propose");
		assertThat(FakeChat.text(incidents.say("carol", "approve weights"))).contains("You proposed it");
		assertThat(FakeChat.text(incidents.say("bob", "approve weights"))).contains("Adopted: exposure",
				"severity 0.25");
		assertThat(FakeChat.text(incidents.say("bob", "reject weights"))).contains("No weights wait for approval");
		assertThat(get("/priority?data=synthetic"))
			.contains("severity 0.25, control gap", "All versions of the weights")
			.doesNotContain("severity 0.9, control gap");
	}

	private String scored() throws Exception {
		return http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/priority/runs"))
				.header("Content-Type", "text/csv")
				.POST(HttpRequest.BodyPublishers
					.ofString("exposure,severity,control_gap,activity,business_impact\n1,1,1,1,1\n"))
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Test
	void oneFactorOfOneRecordCanBeTriedOut() throws Exception {
		String page = get("/priority?data=synthetic&record=25&factor=severity&value=0");

		assertThat(page).contains("Drops out:", "<strong>25</strong>", "severity of 25: 0");
		assertThat(get("/priority?data=synthetic&record=999&factor=severity&value=0"))
			.contains("There is no record &quot;999&quot;.");
	}

	@Test
	void whatIsWrongWithATrialStandsAtItsForm() throws Exception {
		for (String wrong : new String[] { "record=999&factor=severity&value=0", "quantile=80",
				"record=25&factor=severity&value=" }) {
			String page = get("/priority?data=synthetic&" + wrong);
			int form = page.indexOf("<h2 id=\"what-if\"");

			assertThat(count(page, "role=\"alert\"")).as(wrong).isOne();
			assertThat(page.indexOf("role=\"alert\"")).as(wrong).isBetween(form, page.indexOf("<form method=\"get\""));
		}
		assertThat(get("/priority?data=synthetic&quantile=80&record=25&value=x")).contains("value=\"80\"",
				"value=\"25\"", "value=\"x\"");
	}

	@Test
	void whatNobodyAdoptedIsForgotten() throws Exception {
		String saved = path(post("bob", "/priority/comparisons", "data", "synthetic", "severity", "0.8", "decision",
				"Who is on call", "unseen_risk", "Two people leave"));

		expiry.forget(incidents.clock().instant().plus(Duration.ofDays(364)));
		assertThat(get(saved)).contains("Two people leave");
		expiry.forget(incidents.clock().instant().plus(Duration.ofDays(366)));

		assertThat(http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + saved)).build(),
					HttpResponse.BodyHandlers.ofString())
			.statusCode()).isEqualTo(404);
	}

}
