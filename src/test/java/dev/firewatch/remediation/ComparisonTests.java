package dev.firewatch.remediation;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	@ParameterizedTest
	@CsvSource({ "AT_LEAST, false, true, true", "MORE_THAN, false, false, true", "AT_MOST, true, true, false",
			"LESS_THAN, true, false, false", "EQUAL, false, true, false" })
	void holdsBelowAtOrAboveTheWantedNumber(Comparison comparison, boolean below, boolean at, boolean above) {
		BigDecimal wanted = new BigDecimal("95");

		assertThat(comparison.holds(new BigDecimal("94.9"), wanted)).isEqualTo(below);
		assertThat(comparison.holds(new BigDecimal("95.0"), wanted)).isEqualTo(at);
		assertThat(comparison.holds(new BigDecimal("95.1"), wanted)).isEqualTo(above);
	}

	@ParameterizedTest
	@EnumSource
	void isReadByItsSymbol(Comparison comparison) {
		assertThat(Comparison.parse(" " + comparison.symbol() + " ")).contains(comparison);
	}

	@Test
	void isEqualWithoutASymbolAndNoneOfAnUnknownOne() {
		assertThat(Comparison.parse("")).contains(Comparison.EQUAL);
		assertThat(Comparison.parse("==")).contains(Comparison.EQUAL);
		assertThat(Comparison.parse("<>")).isEmpty();
		assertThat(Comparison.parse("><")).isEmpty();
	}

}
