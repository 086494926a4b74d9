package dev.firewatch.exchange;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.NewDeletion;
import dev.firewatch.casefile.NewRun;
import dev.firewatch.casefile.RecoveryDigest;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.runbook.ItemCondition;
import dev.firewatch.runbook.RollbackTrigger;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.runbook.RunbookStage;
import dev.firewatch.runbook.StageGate;
import dev.firewatch.runbook.StageGate.GateApproval;
import dev.firewatch.runbook.WindowStart;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

/** A recovery is summed up on one page, however much happened. */
class RecoverySummaryTests {

	private static final String LONG = "A very long sentence about <b>what</b> happened, said again and again. "
		.repeat(12);

	private final Casefile file = anIncident().led("alice").file();

	private Run begun(int stages) {
		List<RunbookStage> all = new ArrayList<>();
		for (int n = 1; n <= stages; n++) {
			all.add(new RunbookStage("s" + n, "Stage " + n + " with a long title", null, null, List.of(), List.of(),
					new StageGate(List.of(new GateApproval("commander", ItemCondition.ALWAYS)), null, false, false,
							false),
					List.of(new RollbackTrigger("errors", "Errors", "s1"))));
		}
		return file
			.begin(new NewRun(new Runbook("recovery", "Recovery", "1", null, WindowStart.STARTED, true, List.of(), all),
					minutesIn(10), person("alice"), null, null));
	}

	private static RunActor by(String who, int minute) {
		return new RunActor(person(who), minutesIn(minute));
	}

	private RecoveryDigest digest(Run run) {
		return RecoveryDigest.of(file, run, List.of(), PersonId::value, minutesIn(2_000));
	}

	private void pass(Run run, int minute) {
		assertThat(run.approve(List.of("commander"), by("alice", minute), CasefileRuns.facts(file, run))).isEmpty();
		assertThat(CasefileRuns.advance(file, run, by("alice", minute))).isEmpty();
	}

	@Test
	void saysWhatWasDoneByWhomAndWhatIsStillToCome() {
		Run run = begun(2);
		file.aftermath().control("two people check", "typed", ControlEnd.OPEN, person("bob"), minutesIn(15), "key");
		file.aftermath().harmed("P-17", 12_400, "refused", person("bob"), minutesIn(20));
		pass(run, 30);
		run.rollBack(run.stage().triggers().get(0), "5 % failed", by("bob", 60));
		pass(run, 90);
		pass(run, 1_500);
		String markdown = MarkdownExport.write(RecoverySummary.of(digest(run)));
		assertThat(markdown.replace("\\", ""))
			.contains("# Recovery of", "**Recovery:** RB1, begun on", "done on", "IC1 two people check: still on",
					"12,400 identified", "RB1 Recovery was sent back: Errors: 5 % failed",
					"RB1 Stage 2 with a long title was approved by", "nothing is left before it can close",
					"| Stage 1 with a long title |")
			.doesNotContain("P-17");
	}

	@Test
	void oneLineTooManyIsShownRatherThanCounted() {
		Run run = begun(1);
		for (int n = 1; n <= 5; n++) {
			run.anomaly("jump " + n, by("bob", 40 + n));
		}
		assertThat(digest(run).groups().get(0).lines()).hasSize(5).last().asString().endsWith("jump 5");
		run.anomaly("jump 6", by("bob", 60));
		assertThat(digest(run).groups().get(0).lines()).hasSize(5).last().isEqualTo("and 2 more");
	}

	@Test
	void fitsOnOnePageHoweverMuchHappened() throws IOException {
		Run run = begun(12);
		for (int n = 0; n < 10; n++) {
			file.aftermath().control(LONG, "typed", ControlEnd.OPEN, person("bob"), minutesIn(15), "key" + n);
			file.aftermath().harmed(LONG, 10 + n, LONG, person("bob"), minutesIn(20));
			file.aftermath()
				.tell(LONG + n, "team" + n, "A team with a long name " + n, "", null, person("bob"), minutesIn(20));
			file.deletion(new NewDeletion("data " + LONG, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), "bob",
					person("bob"), 10_000, minutesIn(21)));
			run.anomaly(LONG.strip(), by("bob", 40 + n));
		}
		for (int n = 0; n < 10; n++) {
			pass(run, 100 + n);
		}
		file.causes().add(LONG, LONG, true, person("alice"));
		byte[] pdf = PdfExport.write(RecoverySummary.of(digest(run)));
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertThat(document.getNumberOfPages()).isEqualTo(1);
		}
		assertThat(HtmlExport.write(RecoverySummary.of(digest(run)))).contains("class=\"brief\"", "and 6 more")
			.doesNotContain("<b>what");
	}

}
