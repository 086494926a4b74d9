package dev.firewatch.testing;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets a test that waits for something look at once, and then less and less often: most
 * of it is there within milliseconds. JUnit finds it by itself, so that no test has to
 * name it.
 */
public class PromptLooks implements BeforeAllCallback {

	private static final Duration FIRST = Duration.ofMillis(5);

	private static final Duration LONGEST = Duration.ofMillis(100);

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultPollDelay(FIRST);
		Awaitility.setDefaultPollInterval((looks, before) -> longer(before));
	}

	private static Duration longer(Duration before) {
		Duration next = before.compareTo(FIRST) < 0 ? FIRST : before.multipliedBy(2);
		return next.compareTo(LONGEST) > 0 ? LONGEST : next;
	}

}
