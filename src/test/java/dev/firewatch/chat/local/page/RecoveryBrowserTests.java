package dev.firewatch.chat.local.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Submission;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.runbook.GateNeed;
import dev.firewatch.runbook.GateNeed.NeedKind;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunbookStage;
import dev.firewatch.testing.Browser;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.RecoveryStory;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.rehearsal.Story.Step;
import dev.firewatch.workflow.rehearsal.Story.Where;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recovery of the AI incident on a phone: its main line is tapped with a thumb, from
 * the proposal on the card to three approvals and the summary for leadership. What is
 * more of the same is said for the people.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.quartz.auto-startup=false")
class RecoveryBrowserTests {

	/** A phone, and the smallest height that a thumb still hits. */
	private static final int WIDTH = 390;

	private static final int HEIGHT = 844;

	private static final int THUMB = 40;

	private static final Pattern HANDLE = Pattern.compile("@(\\w+)");

	/** Where to keep pictures of each tap; none by default. */
	private static final String PICTURES = System.getProperty("pictures", "");

	@LocalServerPort
	int port;

	@TempDir
	Path profile;

	@Autowired
	DomainClock clock;

	@Autowired
	Casefiles casefiles;

	@Autowired
	CommandRouter router;

	@Autowired
	People people;

	@Autowired
	RoomDirectory places;

	@Autowired
	Deliveries deliveries;

	@Autowired
	FollowUp followUp;

	private Browser browser;

	/** Who is looking at the room. */
	private String looking = "";

	private int taps;

	private int pictures;

	@BeforeEach
	void open() {
		browser = Browser.open(profile);
		browser.driver()
			.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 2, "mobile", true));
	}

	@AfterEach
	void close() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void theRecoveryIsGoneThroughWithAThumb() throws Exception {
		String id = RecoveryStory.live(casefiles, this::play);
		tap("Summary for leadership", "Recovery of " + id);
		assertThat(browser.shown("#messages").getText()).contains("12,400 records deleted", "120 verified",
				"Still to come");
		assertThat(taps).as("taps").isGreaterThan(25);
		byte[] pdf = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/incidents/" + id + "/runs/RB1.pdf"))
				.build(), HttpResponse.BodyHandlers.ofByteArray())
			.body();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertThat(document.getNumberOfPages()).isEqualTo(1);
			assertThat(new PDFTextStripper().getText(document)).contains("Recovery of " + id, "Approved by");
		}
		if (!PICTURES.isEmpty()) {
			Files.write(Path.of(PICTURES, "summary.pdf"), pdf);
		}
	}

	private String play(Step step, String id) {
		clock.shiftTo(Duration.between(Instant.now(), step.at(RecoveryStory.FRIDAY).toInstant()));
		String answer = tapped(step, id).orElseGet(() -> said(step, id));
		followUp.tick();
		Awaitility.await().until(deliveries::idle);
		return answer;
	}

	/** What is seen after the taps; empty for what isn't tapped here. */
	private Optional<String> tapped(Step step, String id) {
		String text = step.text(id);
		String who = step.who();
		switch (text) {
			case "runbook start recovery" -> {
				visit(who, id);
				tap("Start", "RB1 began.");
			}
			case "done RB1.1 diagnostics: 17 of 17" -> {
				openRun(who, id, "RB1");
				tap("Next", "Verify system state and integrity");
				tap("With evidence", null);
				fill("evidence", "diagnostics: 17 of 17");
				send("RB1.1 is done");
			}
			case "skip RB1.8 R4 the machine is gone" -> {
				openRun(who, id, "RB1");
				tap("List", "Create forensic snapshots");
				tapBeside("Create forensic snapshots", "Open", "RB1.8 · optional");
				tapMore("Doesn't apply");
				choose("code", "R4");
				fill("reason", "the machine is gone");
				send("RB1.8 doesn't apply");
			}
			case "reading RB1.41 yes" -> {
				openRun(who, id, "RB1");
				tap("Next", "RB1.41");
				tap("yes", "RB1.41 is read");
			}
			case "reading RB1.46 3,100" -> {
				openRun(who, id, "RB1");
				tap("Next", "RB1.46");
				tap("Enter it", null);
				fill("value", "3,100");
				send("RB1.46 is read");
			}
			default -> {
				return id.isEmpty() ? Optional.empty() : onwards(text, who, id);
			}
		}
		return Optional.of(browser.shown("#messages").getText());
	}

	/** A gate that is open, or that waits for approvals alone, is passed by a tap. */
	private Optional<String> onwards(String text, String who, String id) {
		Matcher gate = Pattern.compile("(advance|approve) (RB[16])").matcher(text);
		if (!gate.matches()) {
			return Optional.empty();
		}
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		Run run = file.run(gate.group(2)).orElseThrow();
		List<GateNeed> needs = run.needs(CasefileRuns.facts(file, run), clock.instant());
		boolean approves = gate.group(1).equals("approve");
		if (approves ? needs.isEmpty() || needs.stream().anyMatch(need -> need.kind() != NeedKind.APPROVALS)
				: !needs.isEmpty()) {
			return Optional.empty();
		}
		List<RunbookStage> stages = run.runbook().stages();
		int next = stages.indexOf(run.stage()) + 1;
		boolean last = next == stages.size();
		openRun(who, id, run.id());
		String name = run.id() + " " + (approves ? stages.get(next - 1).title() : run.runbook().title());
		tap(approves ? "Approve" : last ? "Finish" : "Go on",
				approves ? name + ": " + who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1)
						+ " approved as"
						: last ? name + " is done" : name + ": " + stages.get(next).title() + " begins");
		return Optional.of(browser.shown("#messages").getText());
	}

	/** From the incident's card, which is pinned in the details of the room. */
	private void openRun(String who, String id, String run) {
		visit(who, id);
		tapped("button[data-toggle='details']", "Details");
		WebElement open = browser.shown("#details-pane .item", item -> item.getText().contains(" · " + run));
		hit(open.findElement(By.cssSelector("button")), run);
		browser.shown("#messages .message", message -> message.getText().contains("🧭 " + run));
	}

	/** A page that stays open shows what is new by itself. */
	private void visit(String who, String id) {
		if (looking.equals(who)) {
			return;
		}
		looking = who;
		if (!browser.driver().getCurrentUrl().startsWith("http")) {
			browser.driver().get("http://localhost:" + port + "/");
		}
		browser.driver().manage().addCookie(new Cookie("firewatch-person", who));
		browser.driver().get("http://localhost:" + port + "/?room=" + places.room(id).orElseThrow().id());
		browser.shown("#text");
	}

	/**
	 * @param seen what is to be seen then; null for a form
	 */
	private void tap(String label, String seen) {
		tapped("#messages button", label);
		seen(seen);
	}

	private void tapBeside(String text, String label, String seen) {
		WebElement item = browser.shown("#messages .item", one -> one.getText().contains(text));
		hit(item.findElements(By.cssSelector("button"))
			.stream()
			.filter(button -> button.getText().equals(label))
			.findFirst()
			.orElseThrow(), label);
		seen(seen);
	}

	private void tapMore(String label) {
		hit(browser.shown("#messages details.more > summary"), "More");
		tapped("#messages details.more button", label);
	}

	private void tapped(String selector, String label) {
		hit(browser.shown(selector,
				button -> label.equals(button.getText()) || label.equals(button.getDomAttribute("aria-label"))), label);
	}

	/** It has to be where a thumb reaches it, and big enough. */
	private void hit(WebElement button, String label) {
		browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
		Rectangle place = button.getRect();
		assertThat(place.getX()).as(label + " is cut off").isNotNegative();
		assertThat(place.getX() + place.getWidth()).as(label + " is cut off").isLessThanOrEqualTo(WIDTH);
		assertThat(place.getHeight()).as(label + " is too low for a thumb").isGreaterThanOrEqualTo(THUMB);
		picture(label);
		button.click();
		taps++;
	}

	private void seen(String text) {
		if (text != null) {
			browser.shows("#messages", text);
		}
	}

	private void fill(String field, String text) {
		browser.write(browser.shown("dialog [name='field." + field + "']"), text);
	}

	private void choose(String field, String value) {
		browser.shown("dialog input[name='field." + field + "'][value='" + value + "']").click();
	}

	private void send(String seen) {
		tapped("#dialog-form button.primary", browser.shown("#dialog-form button.primary").getText());
		browser.gone("dialog");
		seen(seen);
	}

	private void picture(String label) {
		if (PICTURES.isEmpty()) {
			return;
		}
		try {
			Files.write(Path.of(PICTURES, "%02d-%s.png".formatted(pictures++, label.replaceAll("\\W+", "-"))),
					browser.driver().getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException fault) {
			throw new IllegalStateException(fault);
		}
	}

	private String said(Step step, String id) {
		RoomRef room = step.where() == Where.LOBBY ? new RoomRef(Platform.LOCAL, "general")
				: Awaitility.await().until(() -> places.room(id), Optional::isPresent).orElseThrow();
		Person person = people.find(new PersonId("local/" + step.who())).orElseThrow();
		Caller caller = new Caller(person, room, null);
		String key = UUID.randomUUID().toString();
		Reply reply = step.submit() == null
				? router.say(step.text(id), mentions(step.text(id)), caller, key, clock.instant())
				: router.submit(new Submission(RecoveryStory.form(step, id), step.answers(), List.of(), caller, key,
						clock.instant()));
		return FakeChat.text(reply);
	}

	private static List<MentionedPerson> mentions(String text) {
		return HANDLE.matcher(text)
			.results()
			.map(found -> new MentionedPerson(found.group(), new PersonId("local/" + found.group(1))))
			.toList();
	}

}
