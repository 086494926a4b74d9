package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DurationTextPropertyTests {

	private static final List<String> SCRAPS = List.of("1", "20", "h", "m", "d", "w", " ", ",", "and", "-", ".5",
			"hours", "999999", "s", "x", "\n", "٣");

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void readsWhatItWrites(long seed) {
		Random random = new Random(seed);
		Duration duration = Duration.ofSeconds(random.nextInt(100 * 86_400));

		assertThat(DurationText.parse(DurationText.of(duration))).as("seed %d, %s", seed, duration).contains(duration);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void takesAnyTextWithoutFallingAndReadsNoNegativeTime(long seed) {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder();
		for (int scraps = random.nextInt(9); scraps > 0; scraps--) {
			text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
		}

		assertThat(DurationText.parse(text.toString())).as("seed %d, %s", seed, text)
			.matches(read -> read.filter(Duration::isNegative).isEmpty());
	}

}
