package dev.firewatch.postmortem;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lessons are read from the answers that ask for them, a line each. */
class LessonsTests {

	@Test
	void eachLineOfTheAnswersIsALesson() {
		assertThat(Lessons.of(Map.of("learned", "- Stale data look fresh\n* Alerts were muted\n\nAlerts were muted",
				"process-lesson", "We ask late.", "went-well", "Everybody came")))
			.containsExactly("Stale data look fresh", "Alerts were muted", "We ask late.");
	}

	@Test
	void noneIsNoLesson() {
		assertThat(Lessons.of(Map.of("learned", "None.", "learned-threats", "none"))).isEmpty();
		assertThat(Lessons.of(Map.of())).isEmpty();
	}

}
