package dev.firewatch.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Question.QuestionUse;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.testing.TestPolicy;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.Evidence.EvidenceOutcome;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

/** A template of one's own loses nothing of what was said in chat. */
class OwnTemplateTests {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private static final PersonId BOB = new PersonId("local/bob");

	private final Casefile file = Casefile.opened(IncidentId.of(2026, 1), "origin", anIncident().open());

	@BeforeEach
	void causeAndFixesWereNotedInChat() {
		file.causes().add("the cache was cold", null, true, BOB);
		aFix().titled("Warm the cache").in(file).scoped(FixScope.NONE.in("prevention"));
		aFix().titled("Alert on misses").in(file).scoped(FixScope.NONE.in("detection"));
		aFix().titled("Look around").in(file);
	}

	private String markdown(Template template) {
		file.reopenedAs(template, NOON);
		Entry entry = new Draft("k1", When.at(NOON), NOON, BOB, Source.COMMAND, "recovered", null,
				"https://chat.example/1")
			.at(1)
			.withEvidence(new Evidence("rate", "0.2 %", EvidenceOutcome.PASS, "https://g.example/1"));
		return MarkdownExport.write(new Dossier(file, List.of(entry), template, person -> "Bob"));
	}

	private static Question computed(String source) {
		return question("shown-" + source, QuestionType.COMPUTED, source, QuestionUse.PLAIN);
	}

	@Test
	void showsFixesAndCausesWhereItAsksForThem() {
		String markdown = markdown(template(section("one", question("why", QuestionType.CAUSES)),
				section("two", question("what", QuestionType.FIXES))));

		assertThat(markdown.substring(markdown.indexOf("## one"), markdown.indexOf("## two")))
			.contains("the cache was cold");
		assertThat(markdown.substring(markdown.indexOf("## two"))).containsOnlyOnce("| Warm the cache |");
		assertThat(markdown).doesNotContain("## Fixes", "## Causes");
	}

	@Test
	void showsThemOnceIfTheyAreComputedElsewhere() {
		String markdown = markdown(
				template(section("one", question("what", QuestionType.FIXES)), section("two", computed("fixes"))));

		assertThat(markdown.substring(0, markdown.indexOf("## two"))).doesNotContain("Warm the cache");
		assertThat(markdown).containsOnlyOnce("| Warm the cache |");
	}

	@Test
	void addsThemAfterItsSectionsIfItHasNoPlaceForThem() {
		String markdown = markdown(template(section("one", question("mood"))));

		assertThat(markdown).contains("## Causes\n\n- **CF1 (primary)** the cache was cold", "## Fixes",
				"| Warm the cache |");
	}

	@Test
	void groupsFixesByCategory() {
		String markdown = markdown(template(section("one", computed("fixes-by-category"))));

		int detection = markdown.indexOf("**Detection**");
		int prevention = markdown.indexOf("**Prevention**");
		int other = markdown.indexOf("**Other**");
		assertThat(markdown.substring(detection, prevention)).contains("Alert on misses");
		assertThat(markdown.substring(prevention, other)).contains("Warm the cache");
		assertThat(markdown.substring(other)).contains("Look around");
		assertThat(markdown).doesNotContain("## Fixes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "reliability", "five-whys", "learning-review", "facilitated", "customer-report" })
	void anExampleIsAnsweredSignedPublishedAndExported(String id, @TempDir Path directory) throws IOException {
		Path own = Files.createDirectories(directory.resolve("templates")).resolve(id + ".yml");
		Files.copy(Path.of("src/docs/examples/templates", id + ".yml"), own);
		Template example = Templates.load(new ConfigFiles(directory), TestPolicy.BUNDLED).template(id).orElseThrow();
		file.resolve(minutesIn(60), minutesIn(60), example, TestPolicy.BUNDLED);
		Postmortem postmortem = file.postmortem().orElseThrow();
		List<String> said = new ArrayList<>();
		for (Section section : example.sections()) {
			Map<String, String> answers = new LinkedHashMap<>();
			for (Question question : section.asked()) {
				String answer = answer(question);
				assertThat(question.problemWith(answer)).as(question.id()).isEmpty();
				if (!answer.isEmpty()) {
					answers.put(question.id(), answer);
					said.add(question.text());
				}
			}
			assertThat(postmortem.answer(section.id(), answers, BOB, minutesIn(70))).isEmpty();
		}
		List<String> roles = postmortem.signRoles(TestPolicy.BUNDLED.postmortem().signRoles());
		roles.forEach(role -> postmortem.sign(new Signature(role, BOB, minutesIn(80), file.contentHash())));

		assertThat(postmortem.publish(roles, file::vouchesFor, file.contentHash(), BOB, minutesIn(90))).isEmpty();
		Dossier dossier = new Dossier(file, List.of(), example, person -> "Bob");
		List<String> seen = GitHub.seen(MarkdownExport.write(dossier));
		assertThat(String.join("\n", seen)).contains(said.stream().map(GitHub::words).toList())
			.contains("Bold words", "Warm the cache", "the cache was cold");
		assertThat(HtmlExport.write(dossier)).contains("<strong>Bold</strong> words");
		assertThat(PdfExport.write(dossier)).isNotEmpty();
	}

	private static String answer(Question question) {
		return switch (question.type()) {
			case LONG_TEXT, TEXT -> "**Bold** words";
			case LIST -> "one\n[two](https://two.example)";
			case TABLE -> question.blank().isEmpty() ? "a | b" : question.blank().replace("|", "| 3");
			case YES_NO -> "Yes";
			case PAIRS -> "Why so late?\n**Bold** words,\non two lines.\n\nAnd then?\nNothing.";
			default -> "";
		};
	}

	@Test
	void linksTheTimeline() {
		assertThat(markdown(template(section("one", computed("timeline-with-links"))))).contains(
				"| Time (UTC) | Event | Link |",
				"| 2026-11-20 12:00 | recovered | <https://chat.example/1><br><https://g.example/1> |");
	}

}
