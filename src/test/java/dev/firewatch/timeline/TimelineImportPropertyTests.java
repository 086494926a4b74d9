package dev.firewatch.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written down in any of the forms is read as it was. */
class TimelineImportPropertyTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 11, 20, 16, 0);

	private static final List<String> TEXTS = List.of("rolled back to 1.42", "errors at 12:30, falling",
			"\"quoted\", yes", "Ünïcode 🔥", "a; b, c\td", "see https://wiki.example/x?y=1#z", "[M04] H_norm: 0.74 ✅",
			"{not json}", "- dash");

	private static final String LETTERS = "ab 1:0,;\"\n[]{}\t-–#@/.é🔥PM";

	private record Happened(LocalDateTime at, String text) {
	}

	static LongStream seeds() {
		return LongStream.range(0, 60);
	}

	private static List<Happened> story(Random random) {
		List<Happened> story = new ArrayList<>();
		LocalDateTime at = BEGIN;
		for (int n = random.nextInt(30) + 1; n > 0; n--) {
			at = at.plusMinutes(random.nextInt(300));
			story.add(new Happened(at, TEXTS.get(random.nextInt(TEXTS.size()))));
		}
		return story;
	}

	private static TimelineImport read(String text) {
		return TimelineImport.read(text,
				new Context(BEGIN.toLocalDate(), BERLIN, Instant.parse("2027-01-01T00:00:00Z")));
	}

	private static void assertRead(List<Happened> story, TimelineImport read, long seed) {
		assertThat(read.problems()).as("seed %d", seed).isEmpty();
		assertThat(read.lines()).as("seed %d", seed)
			.extracting(line -> new Happened(LocalDateTime.ofInstant(line.when().start(), BERLIN), line.text()))
			.containsExactlyElementsOf(story);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void listsOfTimesKeepTheirDaysHoweverOftenItIsMidnight(long seed) {
		List<Happened> story = story(new Random(seed));
		StringBuilder text = new StringBuilder();
		story.forEach(happened -> text.append(DateTimeFormatter.ofPattern("HH:mm").format(happened.at()))
			.append(' ')
			.append(happened.text())
			.append('\n'));

		List<Happened> plain = story.stream()
			.map(happened -> new Happened(happened.at(), happened.text().replaceFirst("^- ", "")))
			.toList();
		assertRead(plain, read(text.toString()), seed);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void tablesKeepEveryCharacter(long seed) {
		Random random = new Random(seed);
		List<Happened> story = story(random);
		boolean textFirst = random.nextBoolean();
		StringBuilder table = new StringBuilder(textFirst ? "text,time\n" : "time,text\n");
		for (Happened happened : story) {
			String time = happened.at().toString().replace('T', random.nextBoolean() ? ' ' : 'T');
			String cell = '"' + happened.text().replace("\"", "\"\"") + '"';
			table.append(textFirst ? cell + "," + time : time + "," + cell).append('\n');
		}

		assertRead(story, read(table.toString()), seed);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void anyTextIsReadOrItsLinesAreNamed(long seed) {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder();
		for (int n = random.nextInt(400); n > 0; n--) {
			int letter = random.nextInt(LETTERS.length());
			text.append(LETTERS.charAt(letter));
		}

		TimelineImport read = read(text.toString());

		assertThat(read.lines().size() + read.problems().size()).as("seed %d", seed).isPositive();
		assertThat(read.lines()).as("seed %d", seed).allSatisfy(line -> {
			assertThat(line.text()).isNotBlank();
			assertThat(line.number()).isBetween(1, (int) text.chars().filter(c -> c == '\n').count() + 2);
		});
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void gapsAreExactlyTheSilencesLongerThanTheThreshold(long seed) {
		Random random = new Random(seed);
		Duration threshold = Duration.ofMinutes(1 + random.nextInt(90));
		List<Entry> entries = new ArrayList<>();
		Instant begun = BEGIN.atZone(BERLIN).toInstant();
		Instant at = begun;
		for (int n = random.nextInt(40); n > 0; n--) {
			at = at.plusSeconds(60L * random.nextInt(120));
			entries.add(new Draft("k" + n, When.at(at), at, null, Source.COMMAND, "x", null, null).at(n + 1));
		}
		Instant ended = at.plusSeconds(60L * random.nextInt(120));
		java.util.Collections.shuffle(entries, random);

		List<Gap> gaps = Gap.in(entries, threshold, begun, ended);

		assertThat(gaps).as("seed %d", seed).allSatisfy(gap -> {
			assertThat(gap.length()).isGreaterThan(threshold);
			assertThat(entries)
				.noneMatch(entry -> entry.occurredAt().isAfter(gap.from()) && entry.occurredAt().isBefore(gap.to()));
		});
		List<Instant> moments = new ArrayList<>(entries.stream().map(Entry::occurredAt).sorted().toList());
		moments.add(0, begun);
		moments.add(ended);
		long silences = java.util.stream.IntStream.range(1, moments.size())
			.filter(n -> Duration.between(moments.get(n - 1), moments.get(n)).compareTo(threshold) > 0)
			.count();
		assertThat(gaps).as("seed %d", seed).hasSize((int) silences);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void readingTwiceGivesTheSame(long seed) {
		StringBuilder text = new StringBuilder();
		story(new Random(seed)).forEach(happened -> text.append(happened.at().toLocalTime()).append(" x\n"));

		assertThat(read(text.toString()).lines()).extracting(ImportedLine::when)
			.isEqualTo(read(text.toString()).lines().stream().map(ImportedLine::when).toList());
	}

}
