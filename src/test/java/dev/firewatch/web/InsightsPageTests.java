package dev.firewatch.web;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Commit;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.mongo.CommandCounter;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.SyntheticYears;
import dev.firewatch.testing.SyntheticYears.Truth;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Two synthetic years of an organisation that improves, and of one that doesn't. */
@CoreTest
class InsightsPageTests {

	private static final YearMonth FIRST = YearMonth.of(2013, 1);

	private static final String YEARS = "&from=2013-01&to=2014-12";

	private static final int EACH_MONTH = 8;

	@Autowired
	Incidents incidents;

	@Autowired
	Commit commit;

	@Autowired
	Obligations obligations;

	@Autowired
	CasefileEditor editor;

	@Autowired
	CommandCounter counter;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpResponse<String> get(String path, String who) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (!who.isEmpty()) {
			request.header("Cookie", "firewatch-person=" + who);
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private Document page(String path) throws Exception {
		HttpResponse<String> answer = get(path, "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		// To look at them: -Dsaved.pages=<folder>
		String folder = System.getProperty("saved.pages", "");
		if (!folder.isEmpty()) {
			Files.writeString(Path.of(folder, path.replaceAll("\\W+", "-") + ".html"), answer.body());
		}
		return Jsoup.parse(answer.body());
	}

	private SyntheticYears lived(String service, String ids, boolean improves) {
		long seed = 20_261_130;
		System.out.println("seed " + seed);
		SyntheticYears years = new SyntheticYears(seed, FIRST, service, ids, EACH_MONTH, improves);
		List<Commit.Addition> additions = new ArrayList<>();
		for (Casefile file : years.files()) {
			file.settle(obligations);
			additions.add(new Commit.Addition(file, file.origin(), List.of()));
		}
		commit.insertAll(additions);
		return years;
	}

	private void equalsTheTruth(String of, SyntheticYears years) throws Exception {
		Map<String, NamedCsvRecord> rows = new LinkedHashMap<>();
		String csv = get("/insights.csv?of=" + of + YEARS, "").body();
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
			reader.forEach(row -> rows.put(row.getField("period"), row));
		}
		assertThat(rows).hasSize(24);
		years.truth().forEach((month, truth) -> equalsTheTruth(rows.get(month), truth));
	}

	private static void equalsTheTruth(NamedCsvRecord row, Truth truth) {
		assertThat(number(row, "audits")).isEqualTo(truth.audits);
		assertThat(number(row, "in_register_count")).isEqualTo(truth.inRegister);
		assertThat(number(row, "in_register_share")).isCloseTo((double) truth.inRegister / truth.audits, within(1e-9));
		assertThat(number(row, "probability_gap_mean")).isCloseTo(truth.gap / truth.audits, within(1e-9));
		assertThat(number(row, "cascades_predicted_count")).isEqualTo(truth.cascades);
		assertThat(number(row, "cascades_predicted_of")).isEqualTo(3 * truth.audits);
		assertThat(number(row, "mitigations_worked_share")).isCloseTo(truth.mitigations / truth.audits, within(1e-9));
		assertThat(number(row, "detection_actual_minutes")).isCloseTo(truth.actual / truth.audits, within(1e-9));
		assertThat(number(row, "detection_expected_minutes")).isEqualTo(15);
		assertThat(number(row, "found_nothing_count")).isEqualTo(truth.foundNothing);
		assertThat(number(row, "self_verified_count")).isEqualTo(truth.selfVerified);
		assertThat(number(row, "self_verified_of")).isEqualTo(truth.audits);
		assertThat(number(row, "uncovered_count")).isEqualTo(truth.uncovered);
		assertThat(number(row, "repeated_count")).isZero();
		assertThat(row.getField("incidents").split(" ")).hasSize(truth.audits);
	}

	private static double number(NamedCsvRecord row, String column) {
		return Double.parseDouble(row.getField(column));
	}

	@Test
	void theFiguresEqualTheTruthAndTellTheTwoApart() throws Exception {
		SyntheticYears better = lived("Checkout", "INC-2013-51", true);
		SyntheticYears same = lived("Ticket routing", "INC-2013-52", false);

		equalsTheTruth("checkout", better);
		equalsTheTruth("ticket-routing", same);

		Document improves = page("/insights?of=checkout" + YEARS);
		Document doesNot = page("/insights?of=ticket-routing" + YEARS);
		assertThat(improves.select("header").text()).contains("192 audits were published from 2013-01 to 2014-12",
				"Getting better: incidents that were in the register", "mitigations that worked", "nothing gets worse");
		assertThat(doesNot.select("header").text()).doesNotContain("Getting better: incidents");
		assertThat(improves.select("svg.plot")).hasSize(5).allSatisfy(svg -> {
			assertThat(svg.attr("aria-label")).contains("the table below has the same figures");
			assertThat(svg.text()).contains("month of publication (UTC)");
			assertThat(svg.select("path title")).hasSizeGreaterThanOrEqualTo(24);
		});
		assertThat(improves.select("svg.plot").text()).contains("share in %", "bands", "minutes to detect", "expected");
		assertThat(improves.select("table.counts td")).isNotEmpty()
			.allSatisfy(cell -> assertThat(cell.attr("data-label")).as("for a phone").isNotEmpty());
		assertThat(improves.select("table.counts").first().select("th[scope=col]").eachText()).contains("QUANTIFY");
		HttpResponse<byte[]> picture = http.send(HttpRequest
			.newBuilder(URI.create(
					"http://localhost:" + port + improves.select("a[href*=metric=mitigations-worked]").attr("href")))
			.build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
		assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth()).isEqualTo(840);
		assertThat(get("/insights.png?metric=none", "").statusCode()).isEqualTo(404);
		Document month = page("/insights?of=checkout" + YEARS + "&period=2013-05");
		assertThat(month.select("section:has(#behind) tbody tr")).hasSize(EACH_MONTH);
		assertThat(month.select("section:has(#behind) a[href^=/incidents/INC-2013-51]")).hasSize(EACH_MONTH);
	}

	@Test
	void aPrivateIncidentCountsForThoseWhoMaySeeItAlone() throws Exception {
		SyntheticYears years = new SyntheticYears(7, YearMonth.of(2011, 1), "Checkout", "INC-2011-53", 1, false);
		Casefile file = years.files().get(0);
		file.settle(obligations);
		commit.insert(file, file.origin(), List.of());
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(file.id().value())),
					new Update().set("incident.isPrivate", true), "casefiles"));
		editor.change(file.id(), file.origin() + "/private", read -> Decision.accepted(Reply.silent(), List.of()));
		String path = "/insights?from=2011-01&to=2011-01&period=2011-01";

		assertThat(get(path, "alice").body()).contains("One audit was published", file.id().value(), "(private)",
				"that you may see and others may not");
		for (String who : List.of("bob", "")) {
			assertThat(get(path, who).body()).contains("No review with an audit").doesNotContain(file.id().value());
			assertThat(get("/insights.csv?from=2011-01&to=2011-01", who).body()).doesNotContain(file.id().value());
		}
	}

	@Test
	void picturesInChatShowWhatTheirReaderMaySee() {
		List<String> ids = new ArrayList<>();
		for (int month = 1; month <= 3; month++) {
			SyntheticYears years = new SyntheticYears(month, YearMonth.of(2016, month), "Checkout",
					"INC-2016-5" + month, 1, false);
			Casefile file = years.files().get(0);
			file.settle(obligations);
			commit.insert(file, file.origin(), List.of());
			ids.add(file.id().value());
		}
		incidents.at(ZonedDateTime.of(2016, 12, 1, 9, 0, 0, 0, ZoneOffset.UTC));
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(ids.get(1))),
					new Update().set("incident.isPrivate", true), "casefiles"));
		editor.change(new IncidentId(ids.get(1)), "pictures/private",
				read -> Decision.accepted(Reply.silent(), List.of()));

		List<Block.Picture> all = FakeChat.message(incidents.say("alice", "insights")).orElseThrow().pictures();
		List<Block.Picture> others = FakeChat.message(incidents.say("bob", "insights")).orElseThrow().pictures();

		assertThat(all).extracting(Block.Picture::title).contains("Incidents that were in the register");
		assertThat(words(all)).contains("2016-02");
		assertThat(words(others)).contains("2016-01", "2016-03").doesNotContain("2016-02");
		assertThat(all).allSatisfy(picture -> assertThat(picture.png().length()).as("fits a card").isLessThan(12_000));
	}

	private static String words(List<Block.Picture> pictures) {
		return pictures.stream().map(Block.Picture::words).collect(Collectors.joining("\n"));
	}

	@Test
	void thePageReadsTwiceAtMostHoweverManyAuditsThereAre() {
		for (String path : List.of("/insights?of=checkout" + YEARS, "/insights.csv?of=checkout" + YEARS)) {
			lookedAt(path);
			assertThat(counter.during(() -> lookedAt(path)).reads()).as(path).isBetween(1, 2);
		}
	}

	private void lookedAt(String path) {
		try {
			assertThat(get(path, "").statusCode()).isEqualTo(200);
		}
		catch (Exception fault) {
			throw new IllegalStateException(fault);
		}
	}

	@Test
	void chatSaysTheSameToTheCallerAlone() {
		String said = FakeChat.text(incidents.say("bob", "insights ticket routing by quarter"));

		assertThat(said).contains("Are we learning? Ticket routing", "Incidents that were in the register",
				"Open the page with plots and tables");
		assertThat(FakeChat.text(incidents.say("bob", "insights frobnication by month")))
			.contains("I know no team, service or severity \"frobnication\"", "insights frobnication by month");
		assertThat(FakeChat.text(incidents.say("bob", "insights by moon"))).contains("by is month, quarter or rolling");
	}

	@Test
	void whatCannotBeAskedIsExplainedAboveAllFigures() throws Exception {
		assertThat(page("/insights?of=frobnication").text())
			.contains("I know no team, service or severity \"frobnication\"", "What moved since the period before");
		assertThat(get("/insights.csv?by=moon", "").statusCode()).isEqualTo(400);
	}

}
