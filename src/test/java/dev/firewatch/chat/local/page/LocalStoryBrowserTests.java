package dev.firewatch.chat.local.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.DomainClock;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.testing.BackByImport;
import dev.firewatch.testing.Browser;
import dev.firewatch.testing.StoryMarkdown;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.rehearsal.Story;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The case of ticket #4821 in the local workspace: typed and filled in by its people in a
 * browser, and as the sample.
 */
@DirtiesContext(classMode = ClassMode.BEFORE_EACH_TEST_METHOD)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.quartz.auto-startup=false")
class LocalStoryBrowserTests {

	private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 10, 9, 0, 0, 0, 0, ZoneId.of("UTC"));

	@LocalServerPort
	int port;

	@TempDir
	Path profile;

	@Autowired
	DomainClock clock;

	@Autowired
	RoomDirectory places;

	@Autowired
	Deliveries deliveries;

	@Autowired
	FollowUp followUp;

	private Browser browser;

	/**
	 * Who is looking at which room; a page that stays open shows what is new by itself.
	 */
	private String looking = "";

	@BeforeEach
	void open() {
		browser = Browser.open(profile);
		looking = "";
	}

	@AfterEach
	void close() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void ticket4821IsLivedThroughInABrowser() throws Exception {
		String id = "";
		for (Story.Step step : Story.ticket4821().steps()) {
			play(step, id);
			if (id.isEmpty()) {
				id = newest();
				String declared = id;
				Awaitility.await().until(() -> places.room(declared).isPresent());
			}
			if (step.refused() != null) {
				assertThat(browser.shown("#messages").getText()).contains("Not yet: 1 thing is left", step.refused(),
						"@Dave");
			}
		}
		for (Story.Step step : Story.ticket4821().lastAct()) {
			play(step, id);
		}

		assertThat(StoryMarkdown.normalised(get("/api/v1/incidents/" + id + "/postmortem.md")))
			.isEqualTo(StoryMarkdown.expected());
		BackByImport.check(port, "", id);
	}

	@Test
	void ticket4821IsLoadedAsTheSampleAndClosedByTheReader() throws Exception {
		clock.shiftTo(Duration.between(Instant.now(), FRIDAY.plusDays(43).plusHours(12).toInstant()));
		browser.driver().get(address("/"));
		browser.click("form[hx-post='/local/sample'] button");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> get("/api/v1/incidents?q=4821").contains("following-up")
					// The check that fails is the last thing that the sample tells.
					&& get("/api/v1/incidents/" + newest() + "/postmortem.md")
						.contains("94% (fail; 6 analysts on leave)"));
		Awaitility.await().until(deliveries::idle);
		String id = newest();

		assertThat(get("/incidents/" + id)).contains("times in UTC", "<th scope=\"col\">Test</th>")
			.doesNotContain("REG-4821-1 |");
		for (Story.Step step : Story.ticket4821().lastAct()) {
			play(step, id);
		}

		assertThat(StoryMarkdown.normalised(get("/api/v1/incidents/" + id + "/postmortem.md")))
			.isEqualTo(StoryMarkdown.expected());
	}

	private void play(Story.Step step, String id) {
		clock.shiftTo(Duration.between(Instant.now(), step.at(FRIDAY).toInstant()));
		String room = switch (step.where()) {
			case LOBBY -> "general";
			case DIRECT -> "dm-" + step.who();
			case ROOM -> places.room(id).orElseThrow().id();
		};
		String wanted = step.who() + " " + room;
		if (!wanted.equals(looking)) {
			visit(step.who(), room);
			looking = wanted;
		}
		int before = messages();
		if (step.submit() != null) {
			type(id + " postmortem " + step.submit());
			fillIn(step);
		}
		else {
			type(step.text(id));
		}
		Awaitility.await().alias(step.toString()).until(() -> isTaken() && messages() > before);
		followUp.tick();
		Awaitility.await().until(deliveries::idle);
	}

	private void visit(String who, String room) {
		if (!browser.driver().getCurrentUrl().startsWith("http")) {
			browser.driver().get(address("/"));
		}
		browser.driver().manage().addCookie(new Cookie("firewatch-person", who));
		browser.driver().get(address("/?room=" + room));
		browser.shown("#text");
	}

	private void type(String text) {
		browser.on("#text", line -> {
			browser.write(line, text);
			line.sendKeys(Keys.ESCAPE, Keys.ENTER);
			return true;
		});
	}

	private void fillIn(Story.Step step) {
		browser.shown("dialog");
		step.answers().forEach((question, given) -> {
			List<WebElement> fields = browser.driver()
				.findElements(By.cssSelector("dialog [name='field." + question + "']"));
			assertThat(fields).as(question).isNotEmpty();
			WebElement first = fields.get(0);
			if (first.getTagName().equals("select")) {
				given.forEach(value -> new Select(first)
					.selectByValue(value.startsWith("@") ? "local/" + value.substring(1) : value));
			}
			else if (List.of("checkbox", "radio").contains(String.valueOf(first.getDomProperty("type")))) {
				fields.stream()
					.filter(box -> given.contains(box.getDomProperty("value"))
							|| given.contains("@" + String.valueOf(box.getDomProperty("value")).replace("local/", "")))
					.forEach(WebElement::click);
			}
			else {
				browser.write(first, given.get(0));
			}
		});
		browser.click("#dialog-form button.primary");
		browser.gone("dialog");
	}

	private int messages() {
		return ((Number) browser.driver().executeScript("return document.querySelectorAll('#messages [id^=m]').length"))
			.intValue();
	}

	/** The line is emptied once what stood in it was answered. */
	private boolean isTaken() {
		return Boolean.TRUE
			.equals(browser.driver().executeScript("return document.getElementById('text').value === ''"));
	}

	private String newest() {
		String list = get("/api/v1/incidents?q=4821");
		int at = list.indexOf("\"id\":\"") + 6;
		return list.substring(at, list.indexOf('"', at));
	}

	private String get(String path) {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(address(path))).build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (Exception fault) {
			throw new IllegalStateException(fault);
		}
	}

	private String address(String path) {
		return "http://localhost:" + port + path;
	}

}
