package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in the cells of a table is read as it stands there. */
class TablePropertyTests {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private static final Context CONTEXT = new Context(LocalDate.of(2026, 11, 20), ZoneOffset.UTC, NOW);

	private static final List<String> WORDS = List.of("rolled back", "50%, falling", "said \"it is down\"", "a;b",
			"a\tb", "'quoted'", "first\nsecond", "über", "\ud83d\ude00 fixed", "=SUM(A1)", "1,5 s");

	private static final List<String> SCRAPS = List.of("time", "text", ",", ";", "\t", "\"", "\"\"", "\n", "09:47",
			"2026-11-20", " ", "rolled back", "who", "99:99", "\r\n", "x", "#detected");

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isReadWhateverItsColumnsAndSeparators(long seed) {
		Random random = new Random(seed);
		char separator = List.of(',', ';', '\t').get(random.nextInt(3));
		boolean textFirst = random.nextBoolean();
		List<String> texts = new ArrayList<>();
		StringBuilder table = new StringBuilder(textFirst ? "text" + separator + "who" + separator + "time\n"
				: "time" + separator + "who" + separator + "text\n");
		for (int row = 0; row < 1 + random.nextInt(6); row++) {
			String text = WORDS.get(random.nextInt(WORDS.size())) + " " + row;
			String time = "2026-11-20 09:%02d".formatted(row);
			texts.add(text);
			table.append(textFirst ? quoted(text) : time)
				.append(separator)
				.append("Bob")
				.append(separator)
				.append(textFirst ? time : quoted(text))
				.append('\n');
		}

		TimelineImport read = TimelineImport.read(table.toString(), CONTEXT);

		assertThat(read.format()).as("seed %d", seed).isEqualTo(separator == '\t' ? Format.TSV : Format.CSV);
		assertThat(read.problems()).as("seed %d, %s", seed, table).isEmpty();
		assertThat(read.lines()).as("seed %d, %s", seed, table)
			.extracting(ImportedLine::text)
			.containsExactlyElementsOf(texts);
		assertThat(read.lines()).as("seed %d", seed).extracting(ImportedLine::author).containsOnly("Bob");
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void passesNothingOverInSilence(long seed) {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder("time,text\n");
		for (int scraps = random.nextInt(25); scraps > 0; scraps--) {
			text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
		}

		TimelineImport read = TimelineImport.read(text.toString(), CONTEXT);

		assertThat(read.lines().size() + read.problems().size()).as("seed %d, %s", seed, text).isPositive();
		assertThat(read.lines()).as("seed %d, %s", seed, text)
			.allSatisfy(line -> assertThat(line.when().start()).isBeforeOrEqualTo(NOW))
			.allSatisfy(line -> assertThat(line.text()).isNotBlank());
	}

	private static String quoted(String cell) {
		return "\"" + cell.replace("\"", "\"\"") + "\"";
	}

}
