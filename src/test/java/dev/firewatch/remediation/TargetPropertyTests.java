package dev.firewatch.remediation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is typed as a target or a result is read as it is meant or not at all. */
class TargetPropertyTests {

	private static final List<String> UNITS = List.of("", "%", "ms", "s", "min", "h", "d", "per week", "per day", "KB",
			"MB", "requests");

	private static final List<String> SCRAPS = List.of(">=", "<", "=", "≥", "95", "1,200", "97,5", "0.5", "%", "ms",
			"per week", "/", "of", "103", "-", "\u2212", "–", ".", ",", " ", "\n", "each", "min", "12:30", "²", "٣",
			"€", "\ud83d\ude00", "(", ")", "\\", "$1");

	static LongStream seeds() {
		return LongStream.range(0, 500);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void holdsAResultAgainstTheTargetAsTheirNumbersCompare(long seed) {
		Random random = new Random(seed);
		Comparison comparison = Comparison.values()[random.nextInt(Comparison.values().length)];
		BigDecimal wanted = anyNumber(random);
		BigDecimal measured = random.nextInt(4) == 0 ? wanted : anyNumber(random);
		String unit = UNITS.get(random.nextInt(UNITS.size()));
		String target = comparison.symbol() + " " + written(wanted, unit);
		Target read = Target.parse(target).orElseThrow(() -> new AssertionError("seed %d, %s".formatted(seed, target)));
		String result = written(measured, random.nextBoolean() ? unit : "");

		Verdict expected = comparison.holds(measured, wanted) ? Verdict.PASS : Verdict.FAIL;
		assertThat(read.number()).as("seed %d, %s", seed, target).isEqualByComparingTo(wanted);
		assertThat(read.measure(result)).as("seed %d, %s measured %s", seed, target, result)
			.isInstanceOfSatisfying(Measurement.Measured.class, measurement -> {
				assertThat(measurement.value()).isEqualByComparingTo(measured);
				assertThat(measurement.verdict()).isEqualTo(expected);
			});
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void takesAnyTextWithoutFalling(long seed) {
		Random random = new Random(seed);
		Target percent = Target.parse(">= 95%").orElseThrow();
		for (int run = 0; run < 50; run++) {
			String text = anyText(random);

			assertThat(percent.measure(text)).as("seed %d, %s", seed, text).isNotNull();
			Target.parse(text).ifPresent(target -> {
				assertThat(target.text()).as("seed %d", seed).isEqualTo(text.strip());
				assertThat(Target.parse(target.text())).as("seed %d, %s", seed, text).contains(target);
			});
		}
	}

	private static String anyText(Random random) {
		StringBuilder text = new StringBuilder();
		int scraps = random.nextInt(8);
		for (int scrap = 0; scrap < scraps; scrap++) {
			text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
		}
		return text.toString();
	}

	private static BigDecimal anyNumber(Random random) {
		return BigDecimal.valueOf(random.nextInt(2_000), random.nextInt(3));
	}

	private static String written(BigDecimal number, String unit) {
		boolean apart = unit.startsWith("per") || unit.length() > 3;
		return number.toPlainString() + (apart ? " " : "") + unit;
	}

}
