package dev.firewatch.timeline;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.firewatch.timeline.Evidence.EvidenceOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceTests {

	private static final List<String> SCRAPS = List.of("[", "]", "M04", " ", "\n", "✅", "❌", "⚠", "⚠️", "H_norm: 0.74",
			"[[", "]]", "\u00a0", "\ud83d\ude00", "x".repeat(59), "\\E", "$1");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[M04] H_norm: 0.74 ✅    | M04      | H_norm: 0.74 ✅ | PASS
			[M04]   0.2 % ❌         | M04      | 0.2 % ❌        | FAIL
			[disk A] 91 % ⚠         | disk A   | 91 % ⚠         | FAIL
			[ M04 ] 0.74            | M04      | 0.74           | NONE
			[M13] Segment: HQ staff | M13      | Segment: HQ staff | NONE
			[FIRING:1] load ✅       | FIRING:1 | load ✅         | PASS
			""")
	void isALabelInBracketsAValueAndAClosingSign(String text, String label, String value, EvidenceOutcome outcome) {
		assertThat(Evidence.in(text)).contains(new Evidence(label, value, outcome, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "M04 0.74", "[M04]", "[M04]0.74", "[] 0.74", "see [M04] 0.74", "[[M04]] 0.74",
			"[M\n04] 0.74", "[   ] 0.74", "[prod] restarted", "[WIP] cause: a deploy", "[INFO] took: 5 s",
			"[FIRING:1] HighErrorRate", "[P1] checkout is down", "[P1] 500 errors on checkout", "[log] 12" })
	void isNothingOfAnotherForm(String text) {
		assertThat(Evidence.in(text)).isEmpty();
	}

	@Test
	void hasALabelOfAtMostSixtyLetters() {
		assertThat(Evidence.in("[" + "x".repeat(60) + "] 1 ✅")).isPresent();
		assertThat(Evidence.in("[" + "x".repeat(61) + "] 1 ✅")).isEmpty();
	}

	@Test
	void keepsTheLinesOfItsValue() {
		assertThat(Evidence.in("  [log] first\nsecond ✅\n")).map(Evidence::value).contains("first\nsecond ✅");
	}

	@Test
	void endsWithTheOutcomeThatCounts() {
		assertThat(Evidence.in("[M04] was ❌, is now ✅")).map(Evidence::outcome).contains(EvidenceOutcome.PASS);
		assertThat(Evidence.in("[M04] was ✅, is now ❌")).map(Evidence::outcome).contains(EvidenceOutcome.FAIL);
	}

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isReadFromAnyTextWithoutFallingAndSaysNothingThatWasNotThere(long seed) {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "");
		for (int scraps = random.nextInt(8); scraps > 0; scraps--) {
			text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
		}

		Evidence.in(text.toString()).ifPresent(evidence -> {
			assertThat(text).as("seed %d", seed).contains(evidence.label(), evidence.value());
			assertThat(evidence.label()).as("seed %d", seed).isNotBlank().hasSizeLessThanOrEqualTo(60);
			assertThat(evidence.value()).as("seed %d", seed).isNotBlank();
			assertThat(Evidence.in("[" + evidence.label() + "] " + evidence.value())).as("seed %d", seed)
				.contains(evidence);
		});
	}

}
