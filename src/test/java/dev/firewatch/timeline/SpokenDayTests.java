package dev.firewatch.timeline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenDayTests {

	private static final LocalDate NEAR = LocalDate.of(2026, 11, 20);

	private static final List<String> WRITTEN = List.of("uuuu-MM-dd", "uuuu-M-d", "d.M.uuuu", "dd. MM. uuuu",
			"M/d/uuuu", "M/d/uu", "d MMM uuuu", "d MMMM uuuu", "MMM d, uuuu", "MMMM d uuuu", "EEE d MMM uuuu",
			"EEEE, MMMM d, uuuu");

	private static final List<String> SCRAPS = List.of("2026", "11", "20", "-", ".", "/", " ", "Nov", "mar", "Fri",
			"th", ",", "0", "31", "٣", "\u00a0", "Sept", "99");

	private static Optional<LocalDate> date(String text) {
		return SpokenDay.parse(text).flatMap(day -> day.date(NEAR, LocalDate.of(2090, 1, 1), false));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-11-20          | 2026-11-20
			2026-1-5            | 2026-01-05
			Fri 2026-11-20      | 2026-11-20
			20.11.2026          | 2026-11-20
			20. 11.             | 2026-11-20
			11/20               | 2026-11-20
			11/20/25            | 2025-11-20
			11/20/2025          | 2025-11-20
			20 Nov              | 2026-11-20
			20th November 2025  | 2025-11-20
			1st. sept           | 2026-09-01
			Friday, Nov 20, 2025 | 2025-11-20
			november 2nd        | 2026-11-02
			29 Feb 2024         | 2024-02-29
			""")
	void readsADateAsPeopleWriteIt(String text, LocalDate expected) {
		assertThat(date(text)).contains(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026-13-01", "2026-02-30", "29 Feb", "31.4.", "13/13", "20 Foo", "20 No", "Nov",
			"2026-11-20 09:47", "11/20/256", "friday", "20.11", "1 ju" })
	void readsNothingElse(String text) {
		assertThat(date(text)).isEmpty();
	}

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void readsEveryDayInEveryForm(long seed) {
		Random random = new Random(seed);
		LocalDate day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(30_000));
		String pattern = WRITTEN.get(random.nextInt(WRITTEN.size()));
		String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);

		assertThat(date(text)).as("seed %d, %s", seed, text).contains(day);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void takesAnyTextWithoutFalling(long seed) {
		Random random = new Random(seed);
		for (int run = 0; run < 50; run++) {
			StringBuilder text = new StringBuilder();
			for (int scraps = random.nextInt(7); scraps > 0; scraps--) {
				text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
			}
			assertThat(date(text.toString())).as("seed %d, %s", seed, text).isNotNull();
			assertThat(ComingDay.parse(text.toString(), NEAR, true)).as("seed %d, %s", seed, text).isNotNull();
		}
	}

}
