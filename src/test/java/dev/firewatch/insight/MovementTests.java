package dev.firewatch.insight;

import dev.firewatch.insight.Insights.Movement;
import dev.firewatch.insight.Metric.MetricFigure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovementTests {

	private static final MetricFigure NONE = new MetricFigure(null, 0, 0);

	@Test
	void whatHasNothingToBeComparedWithHasNotStayedTheSame() {
		assertThat(moved(Metric.IN_REGISTER, NONE, share(1), 0)).satisfies(move -> {
			assertThat(move.comparable()).isFalse();
			assertThat(move.brief()).contains("2026-11: 1 of 1").doesNotContain("same", "2026-10");
		});
		assertThat(moved(Metric.IN_REGISTER, share(1), share(1), 0)).satisfies(move -> {
			assertThat(move.comparable()).isTrue();
			assertThat(move.brief()).contains("2026-11: 1 of 1", "the same as in 2026-10");
		});
		assertThat(moved(Metric.IN_REGISTER, share(1), NONE, 0).brief()).isEqualTo("no figure in 2026-11");
		assertThat(new Movement(Metric.IN_REGISTER, "2026-11", share(1), "2026-11", share(1), 0).comparable())
			.as("a single period")
			.isFalse();
	}

	@Test
	void whatIsEquallyGoodIsStillAnotherFigure() {
		MetricFigure sooner = new MetricFigure(-14.0, 0, 1);
		MetricFigure soonest = new MetricFigure(-20.0, 0, 1);

		assertThat(moved(Metric.DETECTION, sooner, soonest, 0).brief())
			.contains("14 min sooner than expected", "20 min sooner than expected")
			.doesNotContain("the same");
	}

	private static Movement moved(Metric metric, MetricFigure before, MetricFigure after, double by) {
		return new Movement(metric, "2026-10", before, "2026-11", after, by);
	}

	private static MetricFigure share(int good) {
		return new MetricFigure((double) good, good, 1);
	}

}
