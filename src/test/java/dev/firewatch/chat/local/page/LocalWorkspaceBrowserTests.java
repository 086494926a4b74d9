package dev.firewatch.chat.local.page;

import dev.firewatch.testing.WorkspaceTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WorkspaceTest
class LocalWorkspaceBrowserTests {

	private static final int WIDE = 1280;

	private static final int NARROWEST = 360;

	@LocalServerPort
	int port;

	@TempDir
	static Path profile;

	private static Browser opened;

	private ChromeDriver browser;

	@BeforeAll
	static void open() {
		opened = Browser.open(profile);
	}

	@AfterAll
	static void close() {
		if (opened != null) {
			opened.close();
		}
	}

	@BeforeEach
	void beginAnew() {
		browser = opened.driver();
		visit("/");
		opened.beginAnew();
	}

	private void width(int pixels) {
		browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", pixels, "height", 844, "deviceScaleFactor", 1, "mobile", pixels < WIDE));
	}

	private void visit(String path) {
		browser.get("http://localhost:" + port + path);
	}

	private WebElement shown(String selector) {
		return opened.shown(selector);
	}

	private void press(String within, String label) {
		opened.until(driver -> {
			opened.shown(within + " button", button -> button.getText().equals(label)).click();
			return true;
		});
	}

	private void conversationShows(String text) {
		opened.until(driver -> driver.findElement(By.id("messages")).getText().contains(text));
	}

	private void type(String text) {
		opened.type("#text", text + Keys.ENTER);
	}

	/** Declares an incident and goes to its channel by the link in the answer. */
	private String declare() {
		String title = UUID.randomUUID().toString().replace("-", "");
		visit("/");
		type("new " + title);
		conversationShows("Its channel opens now");
		String room = opened
			.until(driver -> shown("#messages a.room-link[href$='" + title + "']").getDomAttribute("href"));
		opened.until(driver -> !driver.findElements(By.cssSelector("#rooms a[href$='" + title + "']")).isEmpty());
		visit(room);
		conversationShows("nobody leads yet");
		return room;
	}

	@ParameterizedTest
	@ValueSource(ints = { WIDE, 390 })
	void somebodyRunsAnIncident(int width) {
		width(width);
		String room = declare();

		type("note password reset sent");
		conversationShows("(E2)");
		press("#messages", "I lead");
		conversationShows("Alice has the role of commander now.");
		fillTheFormWithAnError();
		assertThat(sidewaysScroll(width)).isZero();
		if (width < WIDE) {
			type("fix Write it down @alice due 1d" + Keys.ESCAPE);
			conversationShows("F1 · Write it down");
			type("done F1" + Keys.ESCAPE);
			conversationShows("Write it down · done");
			type("todo" + Keys.ESCAPE);
			conversationShows("Need help");
			assertThat(buttonsBesideTheirMessage()).isEmpty();
			width(NARROWEST);
			assertThat(sidewaysScroll(NARROWEST)).isZero();
		}
		becomeBob();
		visit(room);
		conversationShows("Reset the password");
		type("back in a minute");
		conversationShows("back in a minute");
		opened.shows("#m1", "led by @Alice");
	}

	private void fillTheFormWithAnError() {
		type("note");
		opened.type("dialog [name='field.text']", "Reset the password");
		opened.type("dialog [name='field.when']", "thirsday");
		press("dialog", "Add");
		WebElement wrong = shown("dialog [aria-invalid]");
		assertThat(wrong.getDomProperty("value")).isEqualTo("thirsday");
		opened.until(driver -> driver.switchTo().activeElement().equals(wrong));
		String kept = opened.on("dialog [name='field.text']", field -> field.getDomProperty("value"));
		assertThat(kept).isEqualTo("Reset the password");
		wrong.clear();
		wrong.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
		conversationShows("Reset the password");
		assertThat(browser.findElements(By.cssSelector("dialog"))).isEmpty();
	}

	private void becomeBob() {
		opened.click(".who summary");
		press(".who", "B\nBob");
		shown("summary[aria-label^='You are Bob']");
	}

	private List<?> buttonsBesideTheirMessage() {
		return (List<?>) browser.executeScript("""
				const right = element => element.getBoundingClientRect().right;
				return [...document.querySelectorAll('#messages .button')]
					.filter(button => right(button) > right(button.closest('form')))
					.map(button => button.innerText)""");
	}

	private long sidewaysScroll(int pixels) {
		return Math.max(0, (Long) browser.executeScript("return document.documentElement.scrollWidth") - pixels);
	}

	@Test
	void verbsAndPeopleAreCompletedByKeyboard() {
		width(WIDE);
		visit("/");
		browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
		((WebElement) browser.executeScript("document.activeElement.blur(); return document.body")).sendKeys("/");
		WebElement line = browser.switchTo().activeElement();

		line.sendKeys("rol");
		assertThat(opened.on("#completions [role=option]:first-child", WebElement::getText)).contains("role <role>");
		line.sendKeys(Keys.TAB);
		assertThat(line.getDomProperty("value")).isEqualTo("role ");
		line.sendKeys("scribe @", Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
		assertThat(line.getDomProperty("value")).isEqualTo("role scribe @bob ");
		line.sendKeys("@c");
		shown("#completions [role=option]");
		line.sendKeys(Keys.ESCAPE);
		assertThat(browser.findElement(By.id("completions")).isDisplayed()).isFalse();
	}

	@Test
	void whatOthersSayAppearsByItself() {
		width(WIDE);
		visit("/?room=general");
		String text = "is anybody there " + UUID.randomUUID();

		new Visit(port, "bob").say("general", text);

		conversationShows(text);
	}

	@Test
	void escapeLeavesAFormAndTheMoreMenuOpens() {
		width(WIDE);
		declare();

		opened.click("#messages .more summary");
		press("#messages .menu", "Set severity");
		opened.type("dialog select, dialog input", Keys.ESCAPE);

		opened.until(driver -> driver.findElements(By.cssSelector("dialog")).isEmpty());
	}

	@Test
	void hostileTextIsInert() {
		width(390);
		visit("/?room=general");
		for (String hostile : List.of("<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
				"<!channel> \u202eRTL", "x".repeat(40_000))) {
			new Visit(port, "bob").say("general", hostile);
		}

		conversationShows("<!channel>");
		opened.click("details.long summary");

		assertThat(browser.executeScript("return window.hacked")).isNull();
		assertThat(sidewaysScroll(390)).isZero();
	}

	@Test
	void roomsAreADrawerOnAPhone() {
		width(390);
		visit("/");
		assertThat(browser.findElement(By.id("rooms")).isDisplayed()).isFalse();

		opened.click(".drawer");
		opened.click("#rooms a[href='/?room=incidents']");

		opened.until(driver -> driver.getTitle().startsWith("#incidents"));
	}

}
