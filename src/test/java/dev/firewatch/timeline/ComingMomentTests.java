package dev.firewatch.timeline;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComingMomentTests {

	// A Saturday, noon in Berlin.
	private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource({ "2026-12-01 14:00, 2026-12-01T13:00:00Z", "2026-12-01T14:00, 2026-12-01T13:00:00Z",
			"tomorrow 10:00, 2026-11-22T09:00:00Z", "fri at 2 pm, 2026-11-27T13:00:00Z",
			"fri 14:00 UTC, 2026-11-27T14:00:00Z", "1 Dec 14:00, 2026-12-01T13:00:00Z",
			"today 12:30, 2026-11-21T11:30:00Z" })
	void readsAMomentToCome(String text, Instant expected) {
		assertThat(ComingMoment.parse(text, NOW, BERLIN, SpokenRules.UNSETTLED)).contains(expected);
	}

	/** The last one falls into the hour that clocks skip in spring. */
	@ParameterizedTest
	@ValueSource(strings = { "", "14:00", "tomorrow", "2026-11-20 14:00", "today 11:59", "fri 14:00 or so",
			"fri 14:00 to 15:00", "2027-03-28 02:30" })
	void leavesWhatIsPastOrNoMoment(String text) {
		assertThat(ComingMoment.parse(text, NOW, BERLIN, SpokenRules.UNSETTLED)).isEmpty();
	}

}
