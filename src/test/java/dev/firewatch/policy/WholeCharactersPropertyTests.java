package dev.firewatch.policy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wherever a character of two halves lies in a file, it is read whole. */
class WholeCharactersPropertyTests {

	static LongStream seeds() {
		return LongStream.range(0, 100);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void areHandedOnInPiecesThatEndWithNone(long seed) throws IOException {
		Random random = new Random(seed);
		String text = anyText(random, 3_000);
		StringBuilder read = new StringBuilder();
		try (WholeCharacters characters = new WholeCharacters(new StringReader(text))) {
			char[] buffer = new char[2 + random.nextInt(2_000)];
			int from = random.nextInt(buffer.length - 1);
			int length = characters.read(buffer, from, buffer.length - from);
			while (length >= 0) {
				read.append(buffer, from, length);
				boolean half = length > 0 && Character.isHighSurrogate(buffer[from + length - 1]);
				assertThat(half && length < buffer.length - from).as("seed %d", seed).isFalse();
				length = characters.read(buffer, from, buffer.length - from);
			}
		}

		assertThat(read).as("seed %d", seed).hasToString(text);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void areReadFromAFile(long seed) {
		String text = anyText(new Random(seed), 4_000);

		assertThat(ConfigFile.of("some.yml", "text: \"" + text + "\"").root().raw("text")).as("seed %d", seed)
			.isEqualTo(text);
	}

	@Test
	void areReadUpToTheHalfThatATextEndsWith() throws IOException {
		char[] buffer = new char[10];

		assertThat(new WholeCharacters(new StringReader("x\ud83d")).read(buffer, 0, 10)).isEqualTo(2);
		assertThat(new WholeCharacters(new StringReader("")).read(buffer, 0, 10)).isNegative();
	}

	private static String anyText(Random random, int length) {
		StringBuilder text = new StringBuilder();
		while (text.length() < length) {
			text.append(random.nextInt(3) == 0 ? "x" : "\ud83d\ude00");
		}
		return text.toString();
	}

}
