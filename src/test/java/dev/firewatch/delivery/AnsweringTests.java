package dev.firewatch.delivery;

import java.io.IOException;
import java.time.Duration;

import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.people.Platform;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnsweringTests {

	private final AnsweringPlatforms answeringPlatforms = new AnsweringPlatforms(Duration.ofMillis(50));

	private void call(PlatformFailure failure) {
		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).isTrue();
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> answeringPlatforms.during(Platform.TEAMS, () -> {
				throw failure;
			}));
	}

	private static PlatformFailure silence() {
		return new PlatformFailure(FailureOutcome.UNKNOWN, "no answer", null, new IOException("timed out"));
	}

	@Test
	void aPlatformThatDoesNotAnswerIsTriedByOneAtATimeAndHoldsUpNoOther() {
		for (int n = 0; n < 4; n++) {
			call(silence());
		}

		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).isFalse();
		assertThat(answeringPlatforms.mayCall(Platform.SLACK)).isTrue();
		Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> answeringPlatforms.mayCall(Platform.TEAMS));
		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).as("while one tries").isFalse();
		assertThat(answeringPlatforms.during(Platform.TEAMS, () -> "answered")).isEqualTo("answered");
		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).isTrue();
		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).isTrue();
	}

	@Test
	void aPlatformThatRefusesAnswers() {
		for (int n = 0; n < 20; n++) {
			call(PlatformFailure.permanent("no such channel"));
		}

		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).isTrue();
	}

	@Test
	void nowAndThenALostAnswerIsNoSilence() {
		for (int n = 0; n < 5; n++) {
			call(silence());
			call(silence());
			call(PlatformFailure.temporary("slow down", null));
		}

		assertThat(answeringPlatforms.mayCall(Platform.TEAMS)).isTrue();
	}

}
