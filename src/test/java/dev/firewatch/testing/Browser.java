package dev.firewatch.testing;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Debian's Chromium, headless; a test that needs it is skipped loudly where it is not
 * installed.
 */
public final class Browser implements AutoCloseable {

	private static final File CHROMIUM = new File("/usr/bin/chromium");

	private static final File DRIVER = new File("/usr/bin/chromedriver");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int TYPED = 4;

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * @param profile a directory of its own
	 */
	public static Browser open(Path profile) {
		Assumptions.assumeTrue(CHROMIUM.canExecute() && DRIVER.canExecute(),
				"SKIPPED: no browser at /usr/bin/chromium with /usr/bin/chromedriver");
		ChromeOptions options = new ChromeOptions().setBinary(CHROMIUM)
			.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
					// What slides in is somewhere else a moment later.
					"--force-prefers-reduced-motion", "--no-first-run", "--disable-background-networking",
					"--disable-component-update", "--disable-sync", "--user-data-dir=" + profile,
					"--window-size=1280,900");
		return new Browser(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build(), options));
	}

	/**
	 * Goes on as somebody who has just opened it: with a tab of its own and no cookies.
	 */
	public void beginAnew() {
		driver.manage().deleteAllCookies();
		String before = driver.getWindowHandle();
		driver.switchTo().newWindow(WindowType.TAB);
		String opened = driver.getWindowHandle();
		driver.switchTo().window(before).close();
		driver.switchTo().window(opened);
	}

	public ChromeDriver driver() {
		return driver;
	}

	private FluentWait<WebDriver> patience() {
		return new WebDriverWait(driver, PATIENCE).pollingEvery(BETWEEN_LOOKS);
	}

	/** Waits until the page gives an answer that is neither false nor null. */
	public <T> T until(Function<ChromeDriver, T> answer) {
		return patience().ignoring(RuntimeException.class).until(page -> answer.apply(driver));
	}

	/** The last displayed element of the selector, waited for. */
	public WebElement shown(String selector) {
		return shown(selector, element -> true);
	}

	public WebElement shown(String selector, Predicate<WebElement> which) {
		return patience().ignoring(RuntimeException.class)
			.withMessage(() -> "nothing shown for " + selector)
			.until(page -> page.findElements(By.cssSelector(selector))
				.stream()
				.filter(element -> element.isDisplayed() && which.test(element))
				.reduce((one, two) -> two)
				.orElse(null));
	}

	/**
	 * Uses the last displayed element of the selector; again if the page replaces it
	 * meanwhile.
	 */
	public <T> T on(String selector, Function<WebElement, T> use) {
		return patience().ignoring(StaleElementReferenceException.class).until(page -> use.apply(shown(selector)));
	}

	public void click(String selector) {
		on(selector, element -> {
			element.click();
			return true;
		});
	}

	public void type(String selector, CharSequence... keys) {
		on(selector, element -> {
			element.sendKeys(keys);
			return true;
		});
	}

	/** Types how the text begins and pastes the rest, as people do with a long one. */
	public void write(WebElement field, String text) {
		int typed = Math.min(TYPED, text.length());
		field.sendKeys(text.substring(0, typed));
		driver.executeScript("document.execCommand('insertText', false, arguments[0])", text.substring(typed));
	}

	/** Waits until the element of the selector shows the text. */
	public void shows(String selector, String text) {
		patience().withMessage(() -> selector + " does not show " + text)
			.until(page -> on(selector, WebElement::getText).contains(text));
	}

	public void gone(String selector) {
		patience().withMessage(() -> selector + " is still there")
			.until(page -> page.findElements(By.cssSelector(selector)).isEmpty());
	}

	@Override
	public void close() {
		driver.quit();
	}

}
