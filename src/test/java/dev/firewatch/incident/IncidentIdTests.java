package dev.firewatch.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IncidentIdTests {

	@ParameterizedTest
	@CsvSource({ "2026, 1, INC-2026-0001", "2026, 12345, INC-2026-12345" })
	void numbersIncidentsByTheYear(int year, long number, String expected) {
		assertThat(IncidentId.of(year, number)).hasToString(expected);
	}

	@Test
	void isNeitherBlankNorAPath() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IncidentId(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> new IncidentId("INC/1"));
	}

}
