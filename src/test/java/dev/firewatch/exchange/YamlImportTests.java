package dev.firewatch.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.QualityGate;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.testing.StoryMarkdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class YamlImportTests {

	@Test
	void readsTheWorkedCaseExactlyAsTheDocumentPrintsIt() {
		ReadReview readReview = Reviews.read(Reviews.inc2024023());

		Casefile file = readReview.file();
		assertThat(file.id().value()).isEqualTo("INC-2024-023");
		assertThat(file.incident().title()).isEqualTo("Source schema change breaks pipeline");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(file.incident().status()).isEqualTo(Status.FOLLOWING_UP);
		assertThat(readReview.entries()).hasSize(7);
		assertThat(file.causes().all()).hasSize(3);
		assertThat(file.fixes()).hasSize(6);
		assertThat(file.fixes().get(0)).extracting(Fix::owners, Fix::due, Fix::horizon)
			.containsExactly(List.of(Owner.of("Platform Lead")), LocalDate.of(2024, 2, 16), Horizon.IMMEDIATE);
		Map<String, String> answers = file.postmortem().orElseThrow().answers();
		assertThat(answers).containsEntry("in-register", "Yes")
			.containsEntry("escalation-appropriate", "Yes - EM engaged at 06:30")
			.containsEntry("followed-protocol", "Partially");
	}

	@Test
	void keepsWhatTheFileSaysBesideWhatIsComputed() {
		ReadReview readReview = Reviews.read(Reviews.inc2024023());

		assertThat(readReview.file().postmortem().orElseThrow().answers()).containsEntry("duration", "6 hours")
			.containsEntry("time-to-detect", "2 hours from failure");
		assertThat(new ComputedAnswers(readReview.file(), readReview.entries(), person -> "", java.time.ZoneOffset.UTC)
			.value("duration")).contains("6 h");
		assertThat(MarkdownExport.write(Reviews.dossier(readReview))).contains("6 hours (computed: 6 h",
				"Imported on 2026-11-20");
	}

	@Test
	void exportsTheWorkedCaseKeyForKeyAndValueForValue() {
		String document = Reviews.inc2024023();

		String exported = YamlExport.plain(Reviews.dossier(Reviews.read(document)));

		assertThat(Reviews.tree(exported)).isEqualTo(Reviews.tree(document));
		assertThat(Reviews.tree(exported).keySet()).containsExactlyElementsOf(Reviews.tree(document).keySet());
	}

	/** Both worked cases lie beside the documentation, to be imported. */
	@Test
	void readsTheExamples() throws IOException {
		String review = Files.readString(Path.of("src/docs/examples/INC-2024-023.yml"));
		ReadReview ticket = Reviews.read(Files.readString(Path.of("src/docs/examples/ticket-4821.yml")));

		assertThat(review).isEqualTo(Reviews.inc2024023());
		assertThat(ticket.file().incident().status()).isEqualTo(Status.CLOSED);
		assertThat(ticket.file().fixes()).hasSize(4).allMatch(fix -> fix.status() == FixStatus.VERIFIED);
		String markdown = MarkdownExport.write(Reviews.dossier(ticket)).replaceFirst("> Imported on [^\n]*\n\n", "");
		assertThat(StoryMarkdown.normalised(markdown)).isEqualTo(withoutAudit(StoryMarkdown.expected()));
		assertThat(YamlExport.write(Reviews.dossier(ticket)))
			.isEqualTo(Files.readString(Path.of("src/docs/examples/ticket-4821.yml")));
	}

	@Test
	void putsDatesAndTimesInQuotesForReadersOfAnOlderYaml() {
		assertThat(YamlExport.plain(Reviews.dossier(Reviews.read(Reviews.inc2024023()))))
			.contains("date: \"2024-02-15\"", "time: \"03:00\"", "due: \"2024-02-16\"", "answer: Yes");
	}

	@Test
	void readsBackWhatItExports() {
		Dossier imported = Reviews.dossier(Reviews.read(Reviews.inc2024023()));
		String exported = YamlExport.write(imported);

		ReadReview again = Reviews.read(exported);

		assertThat(YamlExport.write(Reviews.dossier(again))).isEqualTo(exported);
		assertThat(again.entries()).isEqualTo(imported.all());
		assertThat(again.file()).usingRecursiveComparison().ignoringFields("origin").isEqualTo(imported.file());
	}

	@Test
	void readsItWithItsRootToo() {
		String rooted = "incident_review:\n"
				+ Reviews.inc2024023().lines().map(line -> "  " + line + "\n").reduce("", String::concat);

		assertThat(Reviews.tree(YamlExport.plain(Reviews.dossier(Reviews.read(rooted)))))
			.isEqualTo(Reviews.tree(Reviews.inc2024023()));
	}

	@Test
	void takesOverWhatWasChangedByHandInAnExport() {
		String exported = YamlExport.write(Reviews.dossier(Reviews.read(Reviews.inc2024023())));

		ReadReview readReview = Reviews.read(exported.replaceFirst(
				"protocol_gaps: No runbook for schema change scenario", "protocol_gaps: A runbook nobody knew"));

		assertThat(readReview.file().postmortem().orElseThrow().answers()).containsEntry("protocol-gaps",
				"A runbook nobody knew");
	}

	@Test
	void exemptsWhatWasImportedFromTheQualityGate() {
		ReadReview readReview = Reviews.read(Reviews.inc2024023());
		Postmortem postmortem = readReview.file().postmortem().orElseThrow();
		QualityGate gate = new QualityGate(readReview.file(), postmortem,
				Reviews.TEMPLATES.template("risk-review").orElseThrow(), readReview.entries());

		assertThat(gate.findings()).anyMatch(finding -> !finding.fulfilled());
		assertThat(gate.obstacles()).isEmpty();
		assertThat(postmortem.published()).isTrue();
	}

	@Test
	void numbersAReviewThatBringsNoId() {
		String yaml = Reviews.inc2024023().replace("INC-2024-023", "INC-XXXX");

		assertThat(Reviews.read(yaml).file().id().value()).isEqualTo("INC-2026-0007");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~',
			textBlock = """
					severity: High; severity: Awful; import:3: severity "Awful" is not a severity. Use one of Critical, High, Medium, Low.
					time: "03:15"; time: "25:15"; import:10: time "25:15" is not a time. Write it like 09:47, in UTC.
					due: "2024-02-16"; due: "soon"; due "soon" is not a date. Write it like 2026-11-20.
					how_detected:; how_deteced:; import:24: key "how_deteced" is not known here. Did you mean "how_detected"?
					date: "2024-02-15"; date: "yesterday"; import:2: date "yesterday" is not a date.
					severity: High; severity: [High; This is not valid YAML
					incident_id: "INC-2024-023"; incident_id: "a/b"; import:1: incident_id "a/b" is not an incident's id.
					""")
	void namesTheLineAtFault(String right, String wrong, String expected) {
		assertThatExceptionOfType(InvalidConfiguration.class)
			.isThrownBy(
					() -> Reviews.read(Reviews.inc2024023().replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
			.withMessageContaining(expected);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void readsCharactersBeyondTheFirstPlaneWhereverTheyStand(int shift) {
		String text = "x".repeat(shift) + "🚒".repeat(3_000);

		ReadReview readReview = Reviews
			.read(Reviews.inc2024023().replace("No runbook for schema change scenario", text));

		assertThat(readReview.file().postmortem().orElseThrow().answers()).containsEntry("protocol-gaps", text);
	}

	@Test
	void refusesAnExtensionThatCannotBeRead() {
		assertThatExceptionOfType(InvalidConfiguration.class)
			.isThrownBy(() -> Reviews.read(Reviews.inc2024023() + "firewatch:\n  form: 99\n"))
			.withMessageContaining("\"firewatch\" can't be read: form 99 is not known");
		assertThatExceptionOfType(InvalidConfiguration.class)
			.isThrownBy(() -> Reviews.read(Reviews.inc2024023() + "firewatch: nonsense\n"))
			.withMessageContaining("\"firewatch\" can't be read");
	}

	/**
	 * The example was exported before the questions about the risk process were asked.
	 */
	private static String withoutAudit(String markdown) {
		return markdown.replaceAll("(?s)## Risk process: register.*?(?=## Lessons learned)", "")
			.replaceAll("\\| Risk \\|[^\n]*\n", "")
			.replace("**Template version:** 1.3", "**Template version:** 1.1");
	}

}
