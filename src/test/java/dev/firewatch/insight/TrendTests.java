package dev.firewatch.insight;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrendTests {

	@Test
	void threePointsAreNoTrend() {
		assertThat(Trend.of(new double[] { 3, 2, 1 })).isEqualTo(Trend.TOO_FEW);
		assertThat(Trend.of(new double[] { 4, 3, 2, 1 })).isEqualTo(Trend.TOO_FEW);
	}

	@Test
	void tellsAStraightLineFromUpsAndDowns() {
		assertThat(Trend.of(new double[] { 5, 4, 3, 2, 1 })).isEqualTo(Trend.BETTER);
		assertThat(Trend.of(new double[] { 1, 2, 2, 3, 4, 5 })).isEqualTo(Trend.WORSE);
		assertThat(Trend.of(new double[] { 1, 5, 2, 4, 3, 3 })).isEqualTo(Trend.UNCLEAR);
		assertThat(Trend.of(new double[] { 2, 2, 2, 2, 2, 2 })).isEqualTo(Trend.UNCLEAR);
	}

	@Test
	void nearerToNoGapIsBetterFromBothSides() {
		assertThat(Metric.PROBABILITY_GAP.distance(-2)).isEqualTo(2);
		assertThat(Metric.IN_REGISTER.distance(0.75)).isEqualTo(0.25);
		assertThat(Metric.DETECTION.distance(-5)).as("early is not better than on time").isZero();
	}

}
