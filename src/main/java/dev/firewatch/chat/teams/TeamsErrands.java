package dev.firewatch.chat.teams;

import java.time.Duration;

import dev.firewatch.chat.Errands;
import dev.firewatch.chat.Once;

/** What follows an answer to Teams, which waits for some ten seconds. */
class TeamsErrands extends Errands {

	private static final Duration TO_WAIT = Duration.ofMillis(1_500);

	TeamsErrands(Once once) {
		super("teams", TO_WAIT, once);
	}

}
