package dev.firewatch.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.firewatch.policy.RiskRule;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How often a risk came true against what its probability expects. */
class RiskFrequencyTests {

	private static final Instant NOW = Instant.parse("2024-02-15T03:00:00Z");

	private static final RiskRule BANDS = TestPolicy.BUNDLED.risks();

	private static RiskFrequency of(int probability, Integer... daysAgo) {
		return RiskFrequency.of(BANDS, probability,
				List.of(daysAgo).stream().map(days -> NOW.minus(Duration.ofDays(days))).toList(), NOW);
	}

	@Test
	void theThirdInSixMonthsIsMoreThanOneInTwoYears() {
		RiskFrequency frequency = of(2, 0, 180, 95);

		assertThat(frequency.words()).isEqualTo("3rd occurrence in 6 months");
		assertThat(frequency.against()).isEqualTo("3 in 6 months; P2 expects one in 2 years");
		assertThat(frequency.underestimated()).isTrue();
		assertThat(frequency.band()).isEqualTo(4);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1st occurrence", "2, 2nd occurrence in a day", "11, 11th occurrence in 10 days",
			"12, 12th occurrence in 11 days", "21, 21st occurrence in 20 days", "23, 23rd occurrence in 22 days" })
	void countsInWords(int number, String words) {
		assertThat(of(1, IntStream.range(0, number).boxed().toArray(Integer[]::new)).words()).isEqualTo(words);
	}

	@Test
	void onceIsWhatWasExpected() {
		assertThat(of(2, 0).underestimated()).isFalse();
		assertThat(of(2, 0).band()).isEqualTo(2);
	}

	@Test
	void whatIsOutsideThePeriodOrLaterDoesNotCount() {
		assertThat(of(2, 0, 731, -1).number()).isEqualTo(1);
		assertThat(of(1, 0, 731).number()).isEqualTo(2);
		assertThat(of(1, 0, 731).band()).isEqualTo(2);
		assertThat(of(5, 0, 29).underestimated()).isFalse();
	}

	@Test
	void severalAtOnceAreAsOftenAsCanBe() {
		assertThat(of(1, 0, 0, 0).band()).isEqualTo(5);
	}

}
