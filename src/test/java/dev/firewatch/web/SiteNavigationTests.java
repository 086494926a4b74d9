package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import dev.firewatch.testing.CoreTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Each page leads to the others. */
@CoreTest
class SiteNavigationTests {

	private static final List<String> PAGES = List.of("/risks", "/insights", "/insights/improvements", "/priority",
			"/reports", "/deadlines", "/setup");

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private Element nav(String path) throws Exception {
		HttpResponse<String> page = http.send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(page.statusCode()).isEqualTo(200);
		return Jsoup.parse(page.body()).select("nav.site").first();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/risks", "/insights", "/insights/improvements", "/priority", "/reports", "/deadlines",
			"/setup" })
	void eachPageLeadsToTheOthersAndSaysWhichItIs(String path) throws Exception {
		Element nav = nav(path);

		assertThat(nav.select("a:not(.home)").eachAttr("href")).isEqualTo(PAGES);
		assertThat(nav.select("[aria-current=page]").eachAttr("href")).containsExactly(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/reports/month/2026-01", "/operations", "/priority?data=synthetic" })
	void soDoWhatIsBelowThem(String path) throws Exception {
		assertThat(nav(path).select("a:not(.home)").eachAttr("href")).isEqualTo(PAGES);
	}

}
