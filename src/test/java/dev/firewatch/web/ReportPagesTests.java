package dev.firewatch.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.reports.ReportLinks;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports are read as pages and files, and through a link by whoever has it. */
@CoreTest
class ReportPagesTests {

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private String month() {
		return YearMonth.from(incidents.clock().instant().atZone(ZoneOffset.UTC)).toString();
	}

	/** The counted incidents of a severity in the CSV. */
	private int counted(String query, String severity) throws Exception {
		String table = get("/reports/month/" + month() + ".csv" + query).body();
		Matcher line = Pattern.compile("(?m)^" + severity + " incidents,(\\d+),").matcher(table);
		assertThat(line.find()).as(table).isTrue();
		return Integer.parseInt(line.group(1));
	}

	@Test
	void aMonthCanBeNarrowedAndHidesWhatIsPrivate() throws Exception {
		int all = counted("", "SEV3");
		int checkout = counted("?service=checkout", "SEV3");
		int desk = counted("?team=service-desk", "SEV3");
		incidents.declare("alice", "SEV3 new one: checkout <b>slow</b> " + System.nanoTime());
		incidents.declare("alice", "SEV3 new one: the moon is late " + System.nanoTime());
		incidents.declare("alice", "private SEV3 checkout secret " + System.nanoTime());

		assertThat(counted("", "SEV3")).isEqualTo(all + 2);
		assertThat(counted("?service=checkout", "SEV3")).isEqualTo(checkout + 1);
		assertThat(counted("?team=payments&severity=SEV2", "SEV3")).isZero();
		assertThat(counted("?team=service-desk", "SEV3")).isEqualTo(desk);
		assertThat(counted("?team=nonsense&severity=huge", "SEV3")).as("nonsense narrows nothing").isEqualTo(all + 2);
	}

	@Test
	void thePageEscapesWhatPeopleTyped() throws Exception {
		String id = incidents.open("checkout <script>alert(1)</script>");
		incidents.say("alice", id, "fix Replace <img src=x> @dave due 300d");
		incidents.settle();

		assertThat(get("/reports/week/payments").body()).contains("Replace &lt;img src=x&gt;", id)
			.doesNotContain("<img src=x", "<script>alert");
		assertThat(get("/reports/month/" + month()).body()).contains("What moved since", "All figures", "Show</button>")
			.doesNotContain("<script>alert");
		assertThat(get("/reports").body()).contains("/reports/month/" + month(), "/reports/week/payments");
	}

	@Test
	void theMonthHasItsPlotsAboveItsTables() throws Exception {
		incidents.declare("alice", "SEV1 new one: checkout plotted " + System.nanoTime());
		Document page = Jsoup.parse(get("/reports/month/" + month()).body());

		assertThat(page.select("svg.plot").eachAttr("aria-label")).contains("Incidents a month");
		assertThat(page.select("svg.plot").first().select("text").eachText()).contains("all", "SEV0 and SEV1", month());
		assertThat(page.select("h2").eachText()).startsWith("Incidents a month");
		assertThat(page.body().text().indexOf("brought ")).as("the sentences come first")
			.isLessThan(page.body().text().indexOf("Incidents a month"));
		Document narrowed = Jsoup.parse(get("/reports/month/" + month() + "?severity=SEV0").body());
		int severe = counted("?severity=SEV0", "SEV0");
		assertThat(narrowed.select("svg.plot path.circle title").eachText()).as("the plot is narrowed like the table")
			.allSatisfy(mark -> assertThat(mark).matches(".*(open|all): \\d+"))
			.satisfies(marks -> assertThat(severe == 0 || marks.contains(month() + " all: " + severe)).isTrue());
	}

	@Test
	void whatIsNoReportIsNotFound() throws Exception {
		assertThat(get("/reports/month/2026-13").statusCode()).isEqualTo(404);
		assertThat(get("/reports/week/payments.pdf").statusCode()).isEqualTo(200);
		assertThat(get("/reports/week/nobody").body()).contains("There is no report nobody that you can see");
		assertThat(get("/reports/month/9999-01").statusCode()).as("it is still to come").isEqualTo(404);
		assertThat(get("/reports/month/x.pdf").statusCode()).isEqualTo(404);
		assertThat(get("/reports/week/nobody").statusCode()).isEqualTo(404);
		assertThat(get("/reports/week/nobody.pdf").statusCode()).isEqualTo(404);
	}

	@Test
	void aLinkOpensTheReportAsPdfAndNothingElse() throws Exception {
		String told = incidents.say("bob", "report link month " + month()).whispered().orElseThrow().toString();
		Matcher link = Pattern.compile(ReportLinks.PATH + "[\\w-]{20,}").matcher(told);
		assertThat(link.find()).isTrue();

		HttpResponse<String> report = get(link.group());
		assertThat(report.statusCode()).isEqualTo(200);
		assertThat(report.headers().firstValue("Content-Type")).hasValue("application/pdf");
		assertThat(report.body()).startsWith("%PDF-");
		assertThat(get(link.group() + "x").statusCode()).isEqualTo(404);
		assertThat(get(ReportLinks.PATH + "..%2F..%2Fincidents").statusCode()).isIn(400, 404);
	}

}
