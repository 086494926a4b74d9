package dev.firewatch.chat.local.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.Browser;
import dev.firewatch.testing.ReviewStory;
import dev.firewatch.testing.WorkspaceTest;
import dev.firewatch.workflow.rehearsal.Story;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worked case INC-2024-023 with its register, in the browser: the risk is entered
 * with a planned mitigation, its third incident linked by a tap, the audit's proposals
 * put into the document's words, the gaps turned into changes by taps.
 */
@WorkspaceTest
class RegisterStoryBrowserTests {

	private static final String LOBBY = "incidents";

	private static final String FOLDER = System.getProperty("saved.pictures", "");

	private static final String FORM = "name=\"form\" value=\"([^\"]+)\"";

	@LocalServerPort
	int port;

	@TempDir
	static Path profile;

	@Autowired
	DomainClock clock;

	@Autowired
	Casefiles casefiles;

	@Autowired
	Deliveries deliveries;

	@Autowired
	MongoTemplate mongo;

	private Browser browser;

	@BeforeEach
	void startEmpty() {
		emptyRegister();
		browser = Browser.open(profile);
		browser.driver()
			.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", 1280, "height", 900, "deviceScaleFactor", 1, "mobile", false));
	}

	@AfterEach
	void leaveEmpty() {
		if (browser != null) {
			browser.close();
		}
		clock.shiftTo(Duration.ZERO);
		emptyRegister();
	}

	private void emptyRegister() {
		QueryShapes.ignoring(() -> {
			mongo.remove(new Query(), "risks");
			mongo.remove(Query.query(Criteria.where("_id").is("risks")), "numbers");
			return true;
		});
	}

	private void at(ZonedDateTime moment) {
		clock.shiftTo(Duration.between(Instant.now(), moment.toInstant()));
	}

	private void enter(String risk) {
		RestClient.create("http://localhost:" + port)
			.post()
			.uri("/api/v1/risks")
			.contentType(MediaType.APPLICATION_JSON)
			.body(risk)
			.retrieve()
			.toBodilessEntity();
	}

	private void said(String who, String room, String text) {
		assertThat(new Visit(port, who).say(room, text).statusCode()).as(text).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
	}

	private Set<String> ids() {
		return casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.map(file -> file.id().value())
			.collect(Collectors.toSet());
	}

	private String declared(String who, String text) {
		Set<String> before = ids();
		said(who, LOBBY, "new " + text);
		return ids().stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
	}

	private String room(String id) {
		return new Visit(port, "alice").incidentRooms()
			.stream()
			.filter(room -> room.startsWith(id.toLowerCase()))
			.findFirst()
			.orElseThrow();
	}

	/** Becomes the person and goes to the room. */
	private void visit(String who, String room) {
		browser.driver().get("http://localhost:" + port + "/?room=" + room);
		browser.driver().manage().addCookie(new Cookie(WhoAmI.COOKIE, who));
		browser.driver().get("http://localhost:" + port + "/?room=" + room);
	}

	private void type(String text) {
		browser.type("#text", text + Keys.ENTER);
	}

	private void conversationShows(String text) {
		browser.until(driver -> driver.findElement(By.id("messages")).getText().contains(text));
	}

	private void press(String within, Predicate<String> label) {
		browser.until(driver -> {
			browser.shown(within + " button", button -> label.test(button.getText())).click();
			return true;
		});
	}

	/** Fills in the open form, and sends it. */
	private void fill(Map<String, List<String>> answers) {
		browser.shown("dialog [type=submit], dialog button.primary");
		answers.forEach((field, values) -> browser.driver()
			.executeScript(
					"""
							const fields = [...document.querySelectorAll(`dialog [name="field.${arguments[0]}"]`)];
							for (const field of fields) {
							  if (field.type === 'radio' || field.type === 'checkbox') field.checked = arguments[1].includes(field.value);
							  else field.value = arguments[1][0];
							}
							if (!fields.length) throw new Error('no field ' + arguments[0]);
							""",
					field, values));
		browser.click("dialog button.primary");
		browser.gone("dialog[open]");
	}

	/** What the open form proposes. */
	private String proposed() {
		browser.shown("dialog button.primary");
		return String.valueOf(browser.driver()
			.executeScript("return [...document.querySelectorAll('dialog [name^=\"field.\"]')]"
					+ ".filter(f => f.type !== 'radio' || f.checked).map(f => f.value).join('\\n')"));
	}

	@Test
	void theRegisterLearnsFromTheIncident() throws IOException {
		ZonedDateTime friday = ReviewStory.FRIDAY;
		at(friday.minusDays(200));
		enter("{\"id\":\"RISK-022\",\"title\":\"Something else\",\"probability\":1,\"impact\":1}");
		enter("{\"id\":\"RISK-031\",\"title\":\"Downstream reporting fails\",\"probability\":2,\"impact\":3,"
				+ "\"owner\":\"@bob\"}");
		QueryShapes.ignoring(() -> mongo.getCollection("numbers")
			.replaceOne(new Document("_id", "risks"), new Document("last", 22L)));
		enterTheRisk();
		for (int months = 0; months < 6; months += 3) {
			at(friday.minusDays(175).plusMonths(months));
			said("alice", LOBBY, declared("alice", "sev2 Schema changed " + months) + " risk link RISK-023");
		}
		String id = "";
		for (Story.Step step : ReviewStory.story().steps()) {
			at(step.at(friday));
			boolean gap = step.say() != null && step.say().startsWith("risk gap ");
			if (step.submit() != null) {
				answer(step, id);
			}
			else if (gap && step.say().contains("probability-accurate")) {
				closeTheGaps(id);
			}
			else if (id.isEmpty()) {
				id = declared(step.who(), step.text("").replaceFirst("new ", ""));
			}
			else if (!gap) {
				said(step.who(), room(id), step.text(id));
			}
		}

		ReviewStory.check(port, "none", id);
		browser.driver().get("http://localhost:" + port + "/risks/RISK-023");
		String page = browser.driver().findElement(By.tagName("main")).getText();
		assertThat(page).contains(id, "RISK-031", "probability", "P1 probability 2 → 4 · accepted",
				"Schema validation");
		seePicture();
		save();
	}

	/** What comes first, as a picture that the browser is allowed to show. */
	private void seePicture() throws IOException {
		visit("alice", LOBBY);
		type("priority");
		browser.until(driver -> driver.executeScript(
				"""
						const pictures = document.querySelectorAll('#messages figure.picture img');
						const last = pictures[pictures.length - 1];
						return last && last.complete && last.naturalWidth === 840 && last.alt.includes('RISK-023: severity 0.800');
						"""));
		for (int width : List.of(1280, 390)) {
			look(width, "dark", "chat-picture");
		}
	}

	private void enterTheRisk() {
		visit("bob", LOBBY);
		type("risk new");
		fill(Map.of("title", List.of("Source schema change breaks pipeline"), "probability", List.of("2"), "impact",
				List.of("4")));
		conversationShows("RISK-023");
		type("risk RISK-023 owner @bob");
		conversationShows("@bob");
		type("risk RISK-023 mitigation Schema validation @bob");
		conversationShows("Schema validation");
		type("risk RISK-023 indicator Failed loads threshold 5 failures");
		conversationShows("Failed loads");
	}

	private void answer(Story.Step step, String id) {
		if (!step.submit().matches("identification|audit-.*")) {
			answerQuickly(step, room(id));
			return;
		}
		visit(step.who(), room(id));
		if (step.submit().equals("identification")) {
			press("#messages", "This is RISK-023"::equals);
			conversationShows("That makes 3 in 6 months");
			String reports = declared("erin", "sev2 Reports are empty");
			said("erin", LOBBY, reports + " risk link RISK-031");
			said("alice", room(id), "related " + reports + " came with it");
		}
		type("postmortem " + step.submit());
		if (step.submit().equals("identification")) {
			assertThat(proposed()).contains("RISK-023: Source schema change breaks pipeline");
		}
		if (step.submit().equals("audit-register")) {
			assertThat(proposed()).contains("Underestimated", "P=2", "3rd occurrence in 6 months",
					"Adjust P from 2 to 4");
		}
		fill(step.answers());
		Awaitility.await().until(deliveries::idle);
	}

	/**
	 * Sections that have nothing to do with the register, sent as the page sends them.
	 */
	private void answerQuickly(Story.Step step, String room) {
		Visit visit = new Visit(port, step.who());
		String form = Visit.all(visit.say(room, "postmortem " + step.submit()).body(), FORM).get(0);
		List<String> sent = new ArrayList<>(List.of("room", room, "form", form));
		step.answers()
			.forEach((field, values) -> values.forEach(value -> sent.addAll(List.of("field." + field, value))));
		assertThat(visit.post("/local/submit", sent.toArray(String[]::new)).statusCode()).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
	}

	private void closeTheGaps(String id) {
		visit("alice", room(id));
		type("risk gaps");
		conversationShows("4 gaps");
		for (String change : List.of("probability 2 → 4", "add the cascade to RISK-031", "implement M1",
				"add the indicator")) {
			press("#messages", label -> label.startsWith("Propose: " + change));
			conversationShows("Proposed: " + change);
		}
		visit("bob", room(id));
		for (String one : List.of("P3", "P2", "P1")) {
			type("risk gaps");
			conversationShows("waits for RISK-023/" + one);
			press("#messages", "Accept"::equals);
			conversationShows("Accepted RISK-023/" + one);
		}
		type("risk gaps");
		press("#messages", "Accept all"::equals);
		conversationShows("Accepted RISK-023/P5");
		type("risk gaps");
		conversationShows("No gap");
		Awaitility.await().until(deliveries::idle);
	}

	private void save() throws IOException {
		for (String path : List.of("risks", "risks/RISK-023", "insights", "priority?data=synthetic", "priority",
				"reports", "reports/month/2024-02")) {
			for (int width : List.of(1280, 390)) {
				for (String scheme : List.of("light", "dark")) {
					if (!FOLDER.isEmpty()) {
						browser.driver().get("http://localhost:" + port + "/" + path);
						look(width, scheme, path);
					}
				}
			}
		}
	}

	/** To look at it: -Dsaved.pictures=<folder>. */
	private void look(int width, String scheme, String name) throws IOException {
		if (FOLDER.isEmpty()) {
			return;
		}
		browser.driver()
			.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 1280));
		browser.driver()
			.executeCdpCommand("Emulation.setEmulatedMedia",
					Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		Map<String, Object> shot = browser.driver()
			.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
		Files.write(Path.of(FOLDER, name.replaceAll("\\W+", "-") + "-" + width + "-" + scheme + ".png"),
				OutputType.BYTES.convertFromBase64Png(String.valueOf(shot.get("data"))));
		assertThat((Long) browser.driver().executeScript("return document.documentElement.scrollWidth")).as(name)
			.isLessThanOrEqualTo(width);
	}

}
