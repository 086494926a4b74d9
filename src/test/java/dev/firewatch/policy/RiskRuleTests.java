package dev.firewatch.policy;

import java.time.Duration;

import dev.firewatch.policy.RiskRule.ProbabilityBand;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RiskRuleTests {

	@ParameterizedTest
	@CsvSource({ "1825, once in 5 years", "730, once in 2 years", "365, once in a year", "90, once in 3 months",
			"30, once in a month", "7, once in 7 days", "1, once in a day" })
	void saysHowOftenInWords(int days, String words) {
		assertThat(new ProbabilityBand(1, Duration.ofDays(days)).words()).isEqualTo(words);
	}

	@Test
	void everyNumberHasAMeaning() {
		assertThat(TestPolicy.BUNDLED.risks().likely(2).words()).isEqualTo("once in 2 years");
		assertThat(TestPolicy.BUNDLED.risks().harmful(5).harm()).contains("harmed");
	}

}
