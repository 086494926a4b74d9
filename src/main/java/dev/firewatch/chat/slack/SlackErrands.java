package dev.firewatch.chat.slack;

import java.time.Duration;

import dev.firewatch.chat.Errands;
import dev.firewatch.chat.Once;

/** What follows an answer to Slack, which gives up after three seconds in all. */
class SlackErrands extends Errands {

	private static final Duration TO_WAIT = Duration.ofMillis(300);

	SlackErrands(Once once) {
		super("slack", TO_WAIT, once);
	}

}
