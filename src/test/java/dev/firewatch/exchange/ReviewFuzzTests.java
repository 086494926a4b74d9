package dev.firewatch.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.InvalidConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No text makes a fault: it is read, or refused with a sentence. */
class ReviewFuzzTests {

	private static final List<String> SCRAPS = List.of("\n", "\n\n", "# ", "## Timeline\n", "## Action items\n", "- ",
			"- [ ] ", "|", "| --- | --- |\n", "| Action | Owner | Due |\n", "**Impact**\n", "Summary:", "owner: ",
			"due ", "2025-06-03", "03.06.2025", "14:05 UTC ", "25:99", "(", ")", "@bob", "```\n", "===\n", "\t",
			"\u0000", "🚒", "\ufeff", "{", "}", "[", "]", "\"incident\":", "severity: ", "SEV1", "firewatch:\n", "&a ",
			"*a", "h2. ", "5 Whys\n", "1. ", "2099-01-01", "—", ";", "Date: ", "bis ", "Uhr", "99999999999");

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void readsOrRefusesAnyScraps(long seed) throws IOException {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder(random.nextBoolean() ? "# Down\n\n2025-06-03\n\n" : "");
		List<String> written = written();
		for (int n = random.nextInt(60); n >= 0; n--) {
			String sample = written.get(random.nextInt(written.size()));
			int from = random.nextInt(sample.length());
			text.append(random.nextInt(3) > 0 ? SCRAPS.get(random.nextInt(SCRAPS.size()))
					: sample.substring(from, Math.min(sample.length(), from + random.nextInt(80))));
		}

		for (ReviewFormat format : ReviewFormat.values()) {
			assertThat(refusalOrNothing(format, text.toString())).as("seed %d, %s: %s", seed, format, text).isNotNull();
		}
	}

	/** What is read can be written in every form. */
	private static String refusalOrNothing(ReviewFormat format, String text) {
		try {
			Dossier dossier = Reviews.dossier(read(format, text));
			return MarkdownExport.write(dossier).length() + HtmlExport.write(dossier).length()
					+ YamlExport.write(dossier).length() > 0 ? "" : "nothing";
		}
		catch (InvalidConfiguration refused) {
			return refused.problems().get(0).sentence();
		}
	}

	/** One megabyte of what makes careless readers slow. */
	static Stream<String> lengthy() {
		String head = "# Down\n\n2025-06-03\n\n";
		return Stream
			.of("word", " ", "\n", "- ", "- [ ] a\n", "|", "| a | b |\n", "(", "**", "a: ", "14:05 x\n", "@a ", "#",
					"\t", "a  ", "[", "owner: a, ")
			.flatMap(scrap -> Stream.of("", "## Timeline\n", "## Action items\n", "## Root cause\n")
				.map(section -> head + section + scrap.repeat(1_000_000 / scrap.length())));
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("lengthy")
	void needsNoMoreThanAMomentForAMegabyte(String text) {
		long begin = System.nanoTime();

		refusal(ReviewFormat.MARKDOWN, text);

		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
	}

	@ParameterizedTest
	@EnumSource(ReviewFormat.class)
	void refusesWhatIsNestedWithoutEnd(ReviewFormat format) {
		for (String scrap : List.of("[", "{\"a\":", "- ")) {
			assertThat(refusal(format, scrap.repeat(100_000))).isNotEmpty();
		}
	}

	private static String refusal(ReviewFormat format, String text) {
		try {
			read(format, text);
			return "";
		}
		catch (InvalidConfiguration refused) {
			return refused.problems().get(0).sentence();
		}
	}

	private static ReadReview read(ReviewFormat format, String text) {
		return new ReviewImport(Reviews.TEMPLATES, Reviews.POLICY).read(format, text, new YamlImport.Arrival(
				Reviews.IMPORTER, Reviews.NOW, "import/test", Platform.LOCAL, () -> IncidentId.of(2026, 7)));
	}

	private static List<String> written() throws IOException {
		List<String> written = new ArrayList<>(List.of(Reviews.inc2024023()));
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/postmortems"))) {
			for (Path file : files.sorted().toList()) {
				written.add(Files.readString(file));
			}
		}
		return written;
	}

}
