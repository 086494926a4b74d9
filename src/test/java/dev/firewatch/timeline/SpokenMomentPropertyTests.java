package dev.firewatch.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

import dev.firewatch.timeline.SpokenMoment.Manner;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Whatever is written is read back, and what is not part of it stays as it is. */
class SpokenMomentPropertyTests {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final List<String> DATES = List.of("uuuu-MM-dd", "d MMM uuuu", "MMM d, uuuu", "EEEE, d MMMM uuuu",
			"d.M.uuuu", "uuuu/MM/dd", "MMMM d uuuu");

	private static final List<String> BETWEEN = List.of(" ", ", ", " at ", ": ");

	private static final List<String> TIMES = List.of("HH:mm", "H:mm:ss", "h:mm a", "h.mma", "HH'h'mm");

	private static final List<String> DRESSES = List.of("%s", "**%s**", "`%s`", "[%s]", "(%s)", "~%s", "- **%s**:",
			"* %s –", "1. %s", "> %s", "- [x] %s", "### %s", "%s:", "%s |", "%s,", "_%s_ -");

	private static final List<String> TEXTS = List.of("rolled back to 1.42", "DB is back", "errors at 12:30, falling",
			"(maybe) [prod] x", "**bold** and `code`", "über 🔥", "a | b", "50% of 3/4", "https://x.example/?a=1#b");

	private static final String LETTERS = "0123456789:.,-–/ apmPMUTCZ()[]*_`~|NovFri+h\n";

	static LongStream seeds() {
		return LongStream.range(0, 400);
	}

	private static <T> T any(Random random, List<T> of) {
		return of.get(random.nextInt(of.size()));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isReadInAnyOrderAndDress(long seed) {
		Random random = new Random(seed);
		String pattern = any(random, TIMES);
		ZonedDateTime at = NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 400))).atZone(BERLIN).withSecond(0);
		// An hour that clocks show twice is read as the first.
		at = at.withEarlierOffsetAtOverlap();
		String written = DateTimeFormatter.ofPattern(any(random, DATES), Locale.ENGLISH).format(at)
				+ any(random, BETWEEN) + DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
		String text = any(random, TEXTS);
		String line = any(random, DRESSES).formatted(written) + " " + text;

		TimelineImport read = TimelineImport.read(line,
				new Context(LocalDate.of(2026, 11, 20), NOW, BERLIN, NOW, SpokenRules.UNSETTLED));

		assertThat(read.problems()).as("seed %d, %s", seed, line).isEmpty();
		assertThat(read.lines()).as("seed %d, %s", seed, line)
			.extracting(found -> found.when().start(), ImportedLine::text)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(at.toInstant(), text));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void losesNothingThatIsNotPartOfIt(long seed) {
		Random random = new Random(seed);
		for (int run = 0; run < 40; run++) {
			StringBuilder letters = new StringBuilder();
			for (int n = random.nextInt(40); n > 0; n--) {
				letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
			}
			String text = letters.toString();
			for (Manner manner : Manner.values()) {
				SpokenMoment.leading(text, manner)
					.ifPresent(moment -> assertThat(text).as("seed %d, %s", seed, text)
						.endsWith(moment.rest().replaceFirst("^[*_`(\\[]+", "")));
			}
		}
	}

	@Test
	@Tag("timing")
	void isQuickWithLongTimelines() {
		StringBuilder lines = new StringBuilder("All times in UTC\n");
		for (int n = 0; n < 2_000; n++) {
			lines.append("- **2026-11-%02d %02d:%02d** - something happened and was noted\n".formatted(1 + n / 100,
					n / 60 % 24, n % 60));
		}
		Context context = new Context(LocalDate.of(2026, 11, 20), NOW, BERLIN, NOW, SpokenRules.UNSETTLED);

		assertTimeout(Duration.ofSeconds(10), () -> TimelineImport.read(lines.toString(), context));
		for (String piece : List.of("time ", "14:05 ", "Nov ", "# ", "> ", "| ", "|--", "**", "Bob ", "All times in ",
				"12/", "1-", "T+", "Resolved - x\n", "a b c d e f g\n", "14:05 x\n", "{\"ts\":", "[{\"ts\":\"1\"},")) {
			String hostile = piece.repeat(1_000_000 / piece.length());
			assertTimeout(Duration.ofSeconds(20), () -> TimelineImport.read(hostile, context), piece);
		}
	}

}
