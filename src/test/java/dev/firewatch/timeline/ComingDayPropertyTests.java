package dev.firewatch.timeline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever day is written without its year is the next one of that name. */
class ComingDayPropertyTests {

	private static final List<String> WITHOUT_YEAR = List.of("d MMM", "MMM d", "d MMMM", "MMMM d", "MMM. d", "d. MMM");

	private static final List<String> WITH_YEAR = List.of("uuuu-MM-dd", "uuuu-M-d", "d MMM uuuu", "MMM d, uuuu");

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isTheNextDayOfTheName(long seed) {
		Random random = new Random(seed);
		LocalDate today = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3_000));
		LocalDate day = today.plusDays(random.nextInt(365));
		String text = written(day, WITHOUT_YEAR, random);

		assertThat(ComingDay.parse(text, today, true)).as("seed %d, %s on %s", seed, text, today).contains(day);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isTheDayOfTheYearIfThatIsWritten(long seed) {
		Random random = new Random(seed);
		LocalDate today = LocalDate.of(2026, 11, 21);
		LocalDate day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(30_000));
		String text = written(day, WITH_YEAR, random);

		assertThat(ComingDay.parse(text, today, true)).as("seed %d, %s", seed, text).contains(day);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isAWeekdayOfTheNextSevenDays(long seed) {
		Random random = new Random(seed);
		LocalDate today = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3_000));
		LocalDate day = today.plusDays(1 + random.nextInt(7));
		String text = DateTimeFormatter.ofPattern(random.nextBoolean() ? "EEE" : "EEEE", Locale.ENGLISH).format(day);

		assertThat(ComingDay.parse(text, today, true)).as("seed %d, %s on %s", seed, text, today).contains(day);
		assertThat(ChronoUnit.DAYS.between(today, day)).isBetween(1L, 7L);
	}

	private static String written(LocalDate day, List<String> patterns, Random random) {
		return DateTimeFormatter.ofPattern(patterns.get(random.nextInt(patterns.size())), Locale.ENGLISH).format(day);
	}

}
