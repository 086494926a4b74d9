package dev.firewatch.workflow.controls;

import java.time.Instant;
import java.time.ZoneId;

import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.timeline.SpokenRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Until when, as people say it, looking forward. */
class UntilTextTests {

	/** A Monday. */
	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource({ "24h, 2026-12-01T10:00:00Z", "in 6 hours, 2026-11-30T16:00:00Z", "until fri, 2026-12-04T22:59:00Z",
			"1w, 2026-12-07T22:59:00Z", "18:00, 2026-11-30T17:00:00Z", "9am, 2026-12-01T08:00:00Z",
			"2026-12-01 14:00, 2026-12-01T13:00:00Z", "tomorrow 10am, 2026-12-01T09:00:00Z",
			"2026-12-24, 2026-12-24T22:59:00Z" })
	void readsMomentsToCome(String text, Instant expected) {
		UntilText until = UntilText.exactly(text, NOW, BERLIN, SpokenRules.UNSETTLED);

		assertThat(until.end()).isEqualTo(ControlEnd.at(expected));
		assertThat(until.certain()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "return to normal", "Return to normal operations", "back to normal", "normal" })
	void knowsTheReturnToNormal(String text) {
		assertThat(UntilText.exactly(text, NOW, BERLIN, SpokenRules.UNSETTLED))
			.isEqualTo(new UntilText(ControlEnd.with(ControlEnd.RETURN_TO_NORMAL), "", true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "thirsday", "30m", "2026-11-01", "the vendor calls back", "we saw fri" })
	void keepsAnythingElseAsAStageButIsNotSure(String text) {
		UntilText until = UntilText.exactly(text, NOW, BERLIN, SpokenRules.UNSETTLED);

		assertThat(until.end()).isEqualTo(ControlEnd.with(text));
		assertThat(until.certain()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "until fri the vendor is late, 2026-12-04T22:59:00Z, the vendor is late",
			"2026-12-01 14:00 because tests run, 2026-12-01T13:00:00Z, tests run", "24h, 2026-12-01T10:00:00Z, ''" })
	void takesTheReasonBehindAMoment(String text, Instant expected, String why) {
		assertThat(UntilText.leading(text, NOW, BERLIN, SpokenRules.UNSETTLED))
			.isEqualTo(new UntilText(ControlEnd.at(expected), why, true));
	}

	@Test
	void takesTheReasonBehindAStage() {
		assertThat(UntilText.leading("return to normal because it drifts", NOW, BERLIN, SpokenRules.UNSETTLED))
			.isEqualTo(new UntilText(ControlEnd.with(ControlEnd.RETURN_TO_NORMAL), "it drifts", true));
		assertThat(UntilText.leading("the canary is through because it drifts", NOW, BERLIN, SpokenRules.UNSETTLED))
			.isEqualTo(new UntilText(ControlEnd.with("the canary is through"), "it drifts", false));
	}

}
