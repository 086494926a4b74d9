package dev.firewatch.priority;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.firewatch.policy.PriorityRule;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PriorityRunTests {

	private static final PriorityRule BUNDLED = TestPolicy.BUNDLED.priority();

	private static PriorityRecord record(long index, double all) {
		return new PriorityRecord(index, all, all, all, all, all);
	}

	@Test
	void findsWhatTheSourceFound() {
		PriorityRun run = PriorityRun.of(PriorityRecords.synthetic(), BUNDLED);

		assertThat(run.scores()).hasSize(96);
		assertThat(run.threshold()).isEqualTo(0.4471467554950364);
		assertThat(run.top()).containsExactly(25L, 95L, 52L, 29L, 41L);
		assertThat(run.priority()).containsExactly(2L, 9L, 10L, 14L, 16L, 25L, 26L, 29L, 32L, 33L, 37L, 41L, 52L, 59L,
				69L, 86L, 87L, 88L, 91L, 95L);
		assertThat(run.tooFew()).isFalse();
	}

	/** The same in exact decimals, by counting rather than by sorting scores. */
	@RepeatedTest(10)
	void agreesWithExactArithmeticUnderAnyWeights(RepetitionInfo repetition) {
		long seed = 1_311 + repetition.getCurrentRepetition();
		System.out.println("seed " + seed);
		Random random = new Random(seed);
		PriorityRule rule = new PriorityRule(random.nextDouble(), random.nextDouble(), random.nextDouble(),
				random.nextDouble(), 3 * random.nextDouble(), random.nextDouble());
		List<PriorityRecord> records = PriorityRecords.synthetic();
		List<BigDecimal> scores = records.stream().map(one -> exact(one, rule)).toList();
		List<BigDecimal> rising = scores.stream().sorted().toList();
		BigDecimal place = new BigDecimal(rule.quantile()).multiply(BigDecimal.valueOf(rising.size() - 1));
		int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
		BigDecimal share = place.subtract(BigDecimal.valueOf(below));
		BigDecimal threshold = rising.get(below)
			.multiply(BigDecimal.ONE.subtract(share))
			.add(rising.get(below + 1).multiply(share));

		PriorityRun run = PriorityRun.of(records, rule);

		assertThat(run.threshold()).isCloseTo(threshold.doubleValue(), within(1e-12));
		assertThat(run.priority()).containsExactlyElementsOf(LongStream.range(0, records.size())
			.filter(n -> scores.get((int) n).compareTo(threshold) >= 0)
			.boxed()
			.toList());
		assertThat(run.top()).containsExactlyElementsOf(
				IntStream.range(0, 5).mapToObj(n -> (long) scores.indexOf(rising.get(rising.size() - 1 - n))).toList());
	}

	private static BigDecimal exact(PriorityRecord one, PriorityRule rule) {
		return new BigDecimal(rule.exposure()).multiply(new BigDecimal(one.exposure()))
			.add(new BigDecimal(rule.severity()).multiply(new BigDecimal(one.severity())))
			.add(new BigDecimal(rule.controlGap()).multiply(new BigDecimal(one.controlGap())))
			.add(new BigDecimal(rule.activity()).multiply(new BigDecimal(one.activity())))
			.add(new BigDecimal(rule.businessImpact()).multiply(new BigDecimal(one.businessImpact())));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 5", "0.5, 3", "0.8, 4.2", "0.9, 4.6", "0.1, 1.4", "0.25, 2" })
	void interpolatesBetweenTheNearestOfAll(double q, double expected) {
		assertThat(PriorityRun.quantile(new double[] { 5, 3, 1, 2, 4 }, q)).isCloseTo(expected, within(1e-12));
		assertThat(PriorityRun.quantile(new double[] { 7 }, q)).isEqualTo(7);
		assertThat(PriorityRun.quantile(new double[] { 0.1, 0.1, 0.1 }, q)).isEqualTo(0.1);
	}

	@Test
	void putsEverythingFirstThatReachesTheThreshold() {
		PriorityRun equal = PriorityRun.of(List.of(record(7, 0.3), record(8, 0.3)), BUNDLED);
		PriorityRun one = PriorityRun.of(List.of(record(3, 0)), BUNDLED);

		assertThat(equal.priority()).containsExactly(7L, 8L);
		assertThat(equal.top()).containsExactly(7L, 8L);
		assertThat(equal.tooFew()).isTrue();
		assertThat(one.priority()).containsExactly(3L);
		assertThatIllegalArgumentException().isThrownBy(() -> PriorityRun.of(List.of(), BUNDLED));
	}

	@Test
	void saysHowMuchOfAScoreComesFromEachFactor() {
		PriorityRun.ScoredRecord scored = PriorityRun.of(List.of(new PriorityRecord(0, 1, 0.5, 0.25, 0, 0.5)), BUNDLED)
			.scores()
			.get(0);

		assertThat(scored.part(Factor.EXPOSURE, BUNDLED)).isEqualTo(0.25);
		assertThat(scored.part(Factor.CONTROL_GAP, BUNDLED)).isEqualTo(0.05);
		assertThat(scored.score()).isCloseTo(0.25 + 0.125 + 0.05 + 0.075, within(1e-12));
	}

}
