package dev.firewatch.chat.teams;

import java.time.Duration;

import dev.firewatch.chat.Deduplicator;
import dev.firewatch.chat.ReplyExecutor;

/** What follows an answer to Teams, which waits for some ten seconds. */
class TeamsErrands extends ReplyExecutor {

	private static final Duration TO_WAIT = Duration.ofMillis(1_500);

	TeamsErrands(Deduplicator deduplicator) {
		super("teams", TO_WAIT, deduplicator);
	}

}
