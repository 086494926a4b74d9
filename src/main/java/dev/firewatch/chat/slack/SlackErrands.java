package dev.firewatch.chat.slack;

import java.time.Duration;

import dev.firewatch.chat.Deduplicator;
import dev.firewatch.chat.ReplyExecutor;

/** What follows an answer to Slack, which gives up after three seconds in all. */
class SlackErrands extends ReplyExecutor {

	private static final Duration TO_WAIT = Duration.ofMillis(300);

	SlackErrands(Deduplicator deduplicator) {
		super("slack", TO_WAIT, deduplicator);
	}

}
