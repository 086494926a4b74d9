package dev.firewatch.postmortem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.firewatch.policy.ConfigFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How well the bundled rules tell blame from plain description. */
class PhrasingCorpusTests {

	private static final Path CORPUS = Path.of("src/test/resources/blameless/corpus.tsv");

	private static final double PRECISION = 0.9;

	private static final double RECALL = 0.8;

	private final Phrasing phrasing = Phrasing.load(new ConfigFiles(Path.of("none")));

	private record Sentence(boolean heldOut, boolean blames, String text) {
	}

	private record Measured(long right, long wrong, long missed) {

		double precision() {
			return (double) right / (right + wrong);
		}

		double recall() {
			return (double) right / (right + missed);
		}

	}

	@Test
	void findsBlameInTheHeldOutHalfAndInAll() throws IOException {
		List<Sentence> all = corpus();
		List<Sentence> heldOut = all.stream().filter(Sentence::heldOut).toList();

		assertThat(all).hasSizeGreaterThanOrEqualTo(240).doesNotHaveDuplicates();
		assertThat(heldOut).hasSizeBetween(all.size() / 2 - 1, all.size() / 2 + 1);
		assertGood("held out", measured(heldOut));
		assertGood("tuned on", measured(all.stream().filter(sentence -> !sentence.heldOut()).toList()));
		assertGood("all", measured(all));
	}

	/** Blame must not be found only because people's names give it away. */
	@Test
	void takesNamesThatItIsToldForPeople() {
		assertThat(phrasing.hints("Because Nkechi failed to check, it ran twice.")).isEmpty();
		assertThat(phrasing.knowing(List.of("Nkechi", "")).hints("Because Nkechi failed to check, it ran twice."))
			.hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "domain/incident-and-postmortem-module.txt", "domain/post-incident-feedback-loop.md",
			"domain/post-incident-recovery.txt", "domain/incident-postmortem-template.md", "ticket-4821.md" })
	void findsNoBlameInTheDocumentsItStartedFrom(String name) throws IOException {
		String document = Files.readString(Path.of("src/test/resources").resolve(name));

		assertThat(phrasing.hints(document)).isEmpty();
		// What is in quotes is passed over; here it's as much part of the text.
		assertThat(phrasing.hints(document.replaceAll("[\"\u201c\u201d`]", ""))).isEmpty();
	}

	private void assertGood(String name, Measured measured) {
		System.out.printf(Locale.ROOT, "Blameless, %s: precision %.3f, recall %.3f (%d found, %d wrongly, %d missed)%n",
				name, measured.precision(), measured.recall(), measured.right(), measured.wrong(), measured.missed());
		assertThat(measured.precision()).as("precision, " + name).isGreaterThanOrEqualTo(PRECISION);
		assertThat(measured.recall()).as("recall, " + name).isGreaterThanOrEqualTo(RECALL);
	}

	private Measured measured(List<Sentence> sentences) {
		long right = sentences.stream().filter(sentence -> sentence.blames() && found(sentence)).count();
		long wrong = sentences.stream().filter(sentence -> !sentence.blames() && found(sentence)).count();
		long missed = sentences.stream().filter(sentence -> sentence.blames() && !found(sentence)).count();
		return new Measured(right, wrong, missed);
	}

	private boolean found(Sentence sentence) {
		return !phrasing.hints(sentence.text()).isEmpty();
	}

	private static List<Sentence> corpus() throws IOException {
		try (Stream<String> lines = Files.lines(CORPUS)) {
			return lines.filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).map(columns -> {
				assertThat(columns).hasSize(3);
				assertThat(columns[0]).isIn("tune", "held-out");
				assertThat(columns[1]).isIn("blame", "clean");
				return new Sentence(columns[0].equals("held-out"), columns[1].equals("blame"), columns[2]);
			}).toList();
		}
	}

}
