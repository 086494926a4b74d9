package dev.firewatch.remediation;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HorizonTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, IMMEDIATE", "PT24H, IMMEDIATE", "PT24H1S, SHORT_TERM", "P7D, SHORT_TERM", "P7DT1S, LONG_TERM" })
	void isADayOrAWeekOrMore(Duration time, Horizon expected) {
		assertThat(Horizon.of(time)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "immediate, IMMEDIATE", "short-term, SHORT_TERM", "Short Term, SHORT_TERM", "LONG-TERM, LONG_TERM" })
	void isReadAsItIsTyped(String word, Horizon expected) {
		assertThat(Horizon.parse(word)).contains(expected);
	}

	@Test
	void isNoneOfAnotherWord() {
		assertThat(Horizon.parse("someday")).isEmpty();
		assertThat(Horizon.LONG_TERM.key()).isEqualTo("long-term");
	}

}
