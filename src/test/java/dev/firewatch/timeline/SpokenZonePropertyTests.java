package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import dev.firewatch.timeline.TimelineImport.Context;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A moment written with its zone is that moment, wherever its reader is. */
class SpokenZonePropertyTests {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private static final List<ZoneId> READERS = List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/Los_Angeles"),
			ZoneId.of("Asia/Kolkata"), ZoneId.of("Pacific/Auckland"), ZoneId.of("UTC"));

	private static final List<String> DATES = List.of("uuuu-MM-dd ", "uuuu-M-d ");

	private static final List<String> TIMES = List.of("HH:mm", "H:mm", "HH:mm:ss", "h:mm a", "h:mma", "hh:mm:ss a");

	private static final Map<String, String> ZONES = Map.ofEntries(Map.entry(" UTC", "Z"), Map.entry("Z", "Z"),
			Map.entry(" GMT", "Z"), Map.entry(" UTC+2", "+02:00"), Map.entry(" UTC-08:00", "-08:00"),
			Map.entry(" GMT+5:30", "+05:30"), Map.entry("+01:00", "+01:00"), Map.entry(" +0545", "+05:45"),
			Map.entry(" -0330", "-03:30"), Map.entry(" CET", "Europe/Berlin"), Map.entry(" PDT", "-07:00"),
			Map.entry(" (EST)", "America/New_York"), Map.entry(" Asia/Tokyo", "+09:00"));

	private static final List<String> TEXTS = List.of("DB is back", "API down", "rolled back to 1.42",
			"errors at 12:30, falling", "SRE joined", "-> failover");

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	private static <T> T any(Random random, List<T> of) {
		return of.get(random.nextInt(of.size()));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isReadAlikeByEverybodyInNotesAndInImports(long seed) {
		Random random = new Random(seed);
		String zone = any(random, ZONES.keySet().stream().sorted().toList());
		boolean iso = random.nextInt(4) == 0;
		String pattern = iso ? "uuuu-MM-dd'T'HH:mm:ss" : any(random, DATES) + any(random, TIMES);
		ZonedDateTime at = NOW.minusSeconds(60L * random.nextInt(60 * 24 * 200)).atZone(ZoneId.of(ZONES.get(zone)));
		String written = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at) + zone;
		String text = any(random, TEXTS);
		ZoneId reader = any(random, READERS);

		When.Reading note = When.leading(written + " " + text, NOW.atZone(reader));
		TimelineImport lines = TimelineImport.read(written + " " + text,
				new Context(LocalDate.of(2026, 11, 20), reader, NOW));

		assertThat(note).as("seed %d, %s", seed, written)
			.isEqualTo(new When.Reading.Found(When.at(at.toInstant()), text));
		assertThat(lines.problems()).as("seed %d, %s", seed, written).isEmpty();
		assertThat(lines.lines()).as("seed %d, %s", seed, written)
			.extracting(line -> line.when().start(), TimelineImport.ImportedLine::text)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(at.toInstant(), text));
	}

}
