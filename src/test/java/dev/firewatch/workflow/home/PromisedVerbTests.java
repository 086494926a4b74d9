package dev.firewatch.workflow.home;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is promised but not built is never taken for a note, and a note never for it. */
class PromisedVerbTests {

	@ParameterizedTest
	@ValueSource(strings = { "MERGE 12", "12 merge 13", "INC-2026-0001 merge INC-2026-0002", "task roll back @bob",
			"task done T1", "merge INC-2026-0001", "merge 12", "subscribe" })
	void isRecognised(String text) {
		assertThat(PromisedVerb.in(text)).isPresent();
		assertThat(PromisedVerb.in(text).orElseThrow().sentence()).startsWith("I can't do that yet.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "check the DB", "rollback done", "control traffic", "risk of data loss", "merge done",
			"skip the queue", "reading the logs", "advance party is on site", "runbooks are missing",
			"tasks are piling up", "" })
	void isNotWhatPeopleTypeAtNight(String text) {
		assertThat(PromisedVerb.in(text)).isEmpty();
	}

}
