package dev.firewatch.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.timeline.ComingMoment;
import dev.firewatch.timeline.SlackArchive;
import dev.firewatch.timeline.SpokenRules;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.Context;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is brought, up to a megabyte, is read or refused: without a fault, within two
 * seconds of processor time, and within the 256 MB that {@code mvn verify -Pfuzz} gives
 * all of it. {@code -Dseed=} repeats one input, {@code -Dfuzz.minutes=} says how long.
 */
class ImportFuzz {

	private static final int LONGEST = 1_000_000;

	private static final Duration MOST = Duration.ofSeconds(2);

	private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final SpokenRules RULES = new SpokenRules(false, Map.of("CST", ZoneId.of("America/Chicago")));

	private static final List<String> SCRAPS = List.of("\n", "\n\n", "# ", "## Timeline\n", "- ", "- [ ] ", "|", " | ",
			"| --- | --- |\n", "2026-11-27", "11/27/2026", "27.11.2026", "Nov 27, ", "14:05", "14:05:33.123", "2:05 pm",
			"2:05\u202fPM", " UTC", " PST", "+01:00", "GMT+2", "T+5m", "-15m", "1405Z", "14h05", "yesterday ", "~",
			" to ", " - ", "—", "\"", "'", ",", ";", "\t", "{", "}", "[", "]", ":", "\\", "\\u0000", "\u0000", "\ufeff",
			"🚒", "<!date^1700000000^{date}|x>", "<@U123|bob>", "<http://x|", "&amp;", "\"ts\":", "1700000000.000100",
			"null", "NaN", "1e999", "99999999999999999999", "(", ")", "**", "`", "```\n", "&a ", "*a", "!!", "%", "=",
			"===\n");

	private List<String> exports = List.of();

	private final List<String> written = new ArrayList<>();

	/** The slowest input of each reader: its seed and what it took, in milliseconds. */
	private final Map<String, String> slowest = new TreeMap<>();

	private final Map<String, Long> longest = new TreeMap<>();

	private final List<String> faults = new ArrayList<>();

	@Test
	void readsOrRefusesWhateverIsBrought() throws IOException {
		exports = List
			.of(Files.readString(Path.of("src/test/resources/exchange/exports-of-others.txt")).split("~~~~\n"));
		written.addAll(exports);
		written.add(Reviews.inc2024023());
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/postmortems"))) {
			for (Path file : files.sorted().toList()) {
				written.add(Files.readString(file));
			}
		}
		Long only = Long.getLong("seed");
		long first = only == null ? System.currentTimeMillis() % 1_000_000_000L * 1_000 : only;
		long end = System.nanoTime() + Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 10)).toNanos();
		System.out.printf("Fuzzing from seed %d%n", first);
		long seed = first;
		do {
			feed(seed++);
		}
		while (only == null && System.nanoTime() < end && faults.size() < 20);
		System.out.printf("%d inputs; the slowest, in ms of processor time: %s%n", seed - first, slowest);
		assertThat(faults).isEmpty();
	}

	private void feed(long seed) {
		Random random = new Random(seed);
		String text = text(random);
		Context context = new Context(random.nextBoolean() ? LocalDate.of(2026, 11, 27) : null, NOW.minusSeconds(9_999),
				BERLIN, NOW, RULES);
		within(seed, "timeline", () -> TimelineImport.read(text, context));
		for (ReviewFormat format : ReviewFormat.values()) {
			within(seed, "review as " + format.name().toLowerCase(Locale.ROOT), () -> review(format, text));
		}
		within(seed, "fixes", () -> PastedActions.read(text,
				day -> Optional.of(LocalDate.of(2026, 12, 24)).filter(d -> !day.isEmpty())));
		within(seed, "moment", () -> ComingMoment.parse(text, NOW, BERLIN, RULES));
		byte[] zip = zip(random, text);
		within(seed, "Slack export", () -> SlackArchive.read(zip, context));
	}

	private static void review(ReviewFormat format, String text) {
		try {
			Dossier dossier = Reviews
				.dossier(new ReviewImport(Reviews.TEMPLATES, Reviews.POLICY).read(format, text, new YamlImport.Arrival(
						Reviews.IMPORTER, Reviews.NOW, "import/fuzz", Platform.LOCAL, () -> IncidentId.of(2026, 7))));
			MarkdownExport.write(dossier);
		}
		catch (InvalidConfiguration refused) {
			assertThat(refused.problems().get(0).sentence()).isNotBlank();
		}
	}

	private interface Reading {

		void read() throws Exception;

	}

	private void within(long seed, String reader, Reading reading) {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long begun = threads.getCurrentThreadCpuTime();
		try {
			reading.read();
		}
		catch (SlackArchive.TooLarge refused) {
			assertThat(refused.sentence()).isNotBlank();
		}
		catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError fault) {
			faults.add("seed %d, %s: %s at %s".formatted(seed, reader, fault,
					fault.getStackTrace().length == 0 ? "" : fault.getStackTrace()[0]));
		}
		long took = (threads.getCurrentThreadCpuTime() - begun) / 1_000_000;
		if (took > longest.getOrDefault(reader, -1L)) {
			longest.put(reader, took);
			slowest.put(reader, took + " (seed " + seed + ")");
		}
		if (took > MOST.toMillis()) {
			faults.add("seed %d, %s: %d ms".formatted(seed, reader, took));
		}
	}

	/**
	 * Mostly something written, broken here and there; now and then one thing over and
	 * over.
	 */
	private String text(Random random) {
		int size = random.nextInt(10) == 0 ? LONGEST : 1 << random.nextInt(17);
		StringBuilder text = new StringBuilder();
		if (random.nextInt(6) == 0) {
			text.append(random.nextBoolean() ? "" : written.get(random.nextInt(written.size())));
			String again = random.nextBoolean() ? scrap(random) : scrap(random) + scrap(random);
			text.append(again.repeat(size / again.length()));
		}
		else {
			while (text.length() < size) {
				String sample = written.get(random.nextInt(written.size()));
				int from = random.nextInt(sample.length());
				text.append(random.nextInt(3) == 0 ? scrap(random)
						: sample.substring(from, Math.min(sample.length(), from + 1 + random.nextInt(400))));
			}
		}
		for (int n = random.nextInt(20); n > 0 && !text.isEmpty(); n--) {
			text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
		}
		text.setLength(Math.min(text.length(), LONGEST));
		return text.toString();
	}

	private static String scrap(Random random) {
		return SCRAPS.get(random.nextInt(SCRAPS.size()));
	}

	/**
	 * A folder of days; now and then with broken bytes, or one that expands beyond
	 * measure.
	 */
	private byte[] zip(Random random, String text) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(packed)) {
			zip.putNextEntry(new ZipEntry("incident/2026-11-27.json"));
			zip.write((random.nextBoolean() ? exports.get(0) : text).getBytes(StandardCharsets.UTF_8));
			for (int n = random.nextInt(4); n > 0; n--) {
				zip.putNextEntry(new ZipEntry(random.nextBoolean() ? "users.json" + n : "../day" + n + ".json"));
				zip.write(text.getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException impossible) {
			throw new IllegalStateException(impossible);
		}
		byte[] bytes = packed.toByteArray();
		for (int n = random.nextInt(3) == 0 ? random.nextInt(10) : 0; n > 0; n--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
		}
		return bytes;
	}

}
