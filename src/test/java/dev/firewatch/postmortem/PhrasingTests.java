package dev.firewatch.postmortem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class PhrasingTests {

	@TempDir
	Path directory;

	private final Phrasing phrasing = Phrasing.load(new ConfigFiles(Path.of("none")));

	@Test
	void saysWhereThePhraseStandsWhyAndHowTheTextCouldRead() {
		String text = "The index was rebuilt. Then Bob failed to check it.";

		assertThat(phrasing.hints(text)).singleElement().satisfies(hint -> {
			assertThat(hint.phrase()).isEqualTo("Bob failed to");
			assertThat(text.substring(hint.start(), hint.end())).isEqualTo(hint.phrase());
			assertThat(hint.why()).endsWith(".");
			assertThat(hint.rewritten()).isEqualTo("The index was rebuilt. Then Bob did not check it.");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The engineer on call failed to acknowledge it. | The engineer on call did not acknowledge it.
			She should have known about it.  | It would have helped if she had known about it.
			It was due to human error.       | It was due to an unguarded step.
			A careless engineer pushed.      | An engineer pushed.
			It is Tom’s fault that it broke. | It broke.
			This was my fault.               | This involved me.
			Why didn’t he call?              | What would have led him to call?
			@bob forgot to renew it.         | @bob did not renew it.
			Bob and Carol failed to talk.    | Bob and Carol did not talk.
			The intern broke production.     | Production broke after a change by the intern.
			""")
	void offersASentenceThatReadsAsOne(String blaming, String kinder) {
		assertThat(phrasing.kinder(blaming)).isEqualTo(kinder);
		assertThat(phrasing.hints(kinder)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "The alert failed to fire.", "The pipeline failed.", "The deployment failed to start.",
			"Kafka failed to elect a leader.", "The Kubernetes operator failed to reconcile.",
			"The on-call schedule failed to load.", "Users failed to log in.", "It was nobody's fault.",
			"This was not human error.", "The user error rate rose.", "He wrote \"Bob failed to check\".",
			"The test should have caught it.", "We should have an alert for this.", "", "  " })
	void leavesSystemsDenialsAndQuotationsAlone(String text) {
		assertThat(phrasing.hints(text)).isEmpty();
		assertThat(phrasing.kinder(text)).isEqualTo(text);
	}

	@Test
	void acceptsEachHintForItself() {
		String text = "Bob failed to look. It was human error.";

		List<Hint> hints = phrasing.hints(text);

		assertThat(hints).extracting(Hint::rewritten)
			.containsExactly("Bob did not look. It was human error.", "Bob failed to look. It was an unguarded step.");
		assertThat(phrasing.kinder(text)).isEqualTo("Bob did not look. It was an unguarded step.");
	}

	@Test
	@Tag("timing")
	void isQuickWithLongTextsOfAnyKind() {
		String words = "the senior platform engineer on the team and the analyst who ".repeat(160);

		assertTimeout(Duration.ofSeconds(30), () -> phrasing.hints(words + "failed to look"));
		assertTimeout(Duration.ofSeconds(30), () -> phrasing.hints("the engineer failed should have ".repeat(300)));
		assertTimeout(Duration.ofSeconds(30), () -> phrasing.hints("Bob, ".repeat(2_000)));
		assertTimeout(Duration.ofSeconds(30), () -> phrasing.hints("\"".repeat(10_000) + " the ".repeat(2_000)));
	}

	@Test
	void refusesRulesThatCannotBeUsedAndSaysWhereAndHowToMendThem() throws IOException {
		write("""
				people: [engineer]
				groups: [team]
				not-people: [package manager]
				names: [Bob]
				adverbs: [simply]
				unless-after: [not]
				unless-before: [rate]
				rules:
				  - id: one
				    phrases: ["{person failed"]
				    kinder: "{person} did not"
				    why: Because.
				    example: Bob failed.
				  - id: one
				    phrases: ["human error"]
				    kinder: "{person} did not"
				    why: Because.
				    exampel: Human error.
				""");

		InvalidConfiguration invalid = catchThrowableOfType(InvalidConfiguration.class, this::load);

		assertThat(invalid.problems()).extracting(ConfigProblem::line).containsExactly(10, 10, 14, 14, 16, 18);
		assertThat(invalid)
			.hasMessageContaining("blameless.yml:10: phrases \"{person failed\" is not a phrase. Use words")
			.hasMessageContaining("id \"one\" appears twice.")
			.hasMessageContaining("kinder uses {person}, which not every phrase of \"one\" finds.")
			.hasMessageContaining("Did you mean \"example\"?");
	}

	@Test
	void findsEachOfItsOwnRulesInItsExample() throws IOException {
		// Not word for word ours, so that a start tries the examples.
		write(Files.readString(Path.of("config/blameless.yml")) + "# of our own\n");

		assertThatNoException().isThrownBy(this::load);
	}

	@Test
	void refusesARuleThatFindsNothingInItsOwnExample() throws IOException {
		write(Files.readString(Path.of("config/blameless.yml"))
			.replace("example: Bob failed to check the dashboard.", "example: Bob looked."));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("rule \"failed-to\" finds nothing in its example.");
	}

	@Test
	void takesTheRulesOfItsOwnDirectory() throws IOException {
		write("""
				people: [engineer]
				groups: [team]
				not-people: [package manager]
				names: [Bob]
				adverbs: [simply]
				unless-after: [not]
				unless-before: [rate]
				rules:
				  - id: guilty
				    phrases: ["{person} is guilty"]
				    kinder: "{person} took part"
				    why: Guilt is for courts.
				    example: Bob is guilty.
				""");

		assertThat(load().kinder("The engineer simply is guilty. Bob failed to look."))
			.isEqualTo("The engineer took part. Bob failed to look.");
	}

	private Phrasing load() {
		return Phrasing.load(new ConfigFiles(directory));
	}

	private void write(String yaml) throws IOException {
		Files.writeString(directory.resolve("blameless.yml"), yaml);
	}

}
