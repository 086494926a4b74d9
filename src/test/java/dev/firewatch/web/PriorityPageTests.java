package dev.firewatch.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Csrf;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class PriorityPageTests {

	private static final String HEADER = "index,exposure,severity,control_gap,activity,business_impact\n";

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private String get(String path) throws Exception {
		HttpResponse<String> page = http.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

	private HttpResponse<String> paste(String csv) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/priority"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token())
			.POST(HttpRequest.BodyPublishers.ofString("csv=" + URLEncoder.encode(csv, StandardCharsets.UTF_8)))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static int count(String page, String text) {
		return page.split(Pattern.quote(text), -1).length - 1;
	}

	@Test
	void showsTheSyntheticRecordsAndSaysThatTheyAre() throws Exception {
		String page = get("/priority");

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
		String changed = get("/priority?severity=0.9&quantile=0.9");
		String wrong = get("/priority?severity=lots%3Cb%3E");

		assertThat(changed).contains("severity 0.9", "Comes in:", "Drops out:", "value=\"0.9\"");
		assertThat(count(changed, "◆ yes")).isEqualTo(10);
		assertThat(wrong).contains("severity is no number from 0 to 1,000: lots&lt;b&gt;.", "value=\"lots&lt;b&gt;\"")
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
					"Back to the synthetic records")
			.doesNotContain("These records are synthetic");
		assertThat(get(address.replaceFirst("^https?://[^/]+", "") + "&business_impact=9"))
			.contains("Comes in: <strong>9</strong>", "<strong>7</strong>");
	}

	@Test
	void givesBackATableThatCannotBeRead() throws Exception {
		HttpResponse<String> refused = paste(HEADER + "7,1,high<i>,0,0,0\n");

		assertThat(refused.statusCode()).isEqualTo(200);
		assertThat(refused.body()).contains("Line 2, column severity:", "7,1,high&lt;i&gt;,0,0,0",
				"These records are synthetic");
		assertThat(get("/priority?run=none")).contains("There is no run none.");
	}

}
