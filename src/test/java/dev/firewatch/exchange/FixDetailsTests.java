package dev.firewatch.exchange;

import java.io.IOException;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.CauseKind;
import dev.firewatch.remediation.AcceptanceCriteria;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.StatusNote;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.testing.FixFixture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static org.assertj.core.api.Assertions.assertThat;

/** What was agreed for a fix stands in every document that shows the fix. */
class FixDetailsTests {

	private final Casefile file = Casefile.opened(IncidentId.of(2026, 1), "origin", anIncident().open());

	private final Fix fix = aFix().titled("Alert on the queue").in(file);

	private Dossier dossier() {
		return new Dossier(file, List.of(), null, person -> "Alice");
	}

	private static String pdf(Dossier dossier) throws IOException {
		try (PDDocument document = Loader.loadPDF(PdfExport.write(dossier))) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}

	@Test
	void byWhatItIsSeenToBeDone() throws IOException {
		fix.scoped(FixScope.NONE.in("detection").doneWhen("it <fired> in a test\nthose on call know"));

		assertThat(MarkdownExport.write(dossier())).contains("Done when: it", "Done when: those on call know");
		assertThat(MarkdownExport.write(dossier())).contains("Category: detection");
		assertThat(HtmlExport.write(dossier())).contains("it &lt;fired&gt; in a test", "those on call know");
		assertThat(pdf(dossier())).contains("it <fired> in a test", "those on call know");
		assertThat(YamlExport.write(dossier())).contains("those on call know");
		assertThat(JsonExport.postmortem(dossier()).fixes().get(0).acceptanceCriteria())
			.isEqualTo("it <fired> in a test\nthose on call know");
	}

	@Test
	void whyItWasDropped() throws IOException {
		fix.requestDrop(fix.createdBy(), fix.createdAt(), "R5 (Covered by another fix): see F2");
		assertThat(MarkdownExport.write(dossier())).contains("To be dropped, not approved yet: R5");
		fix.approve(new PersonId("local/frank"), false, fix.createdAt());

		String whole = "Dropped: R5 (Covered by another fix): see F2, approved by Alice";
		assertThat(MarkdownExport.write(dossier())).contains(whole);
		assertThat(HtmlExport.write(dossier())).contains(whole);
		assertThat(pdf(dossier())).contains(whole);
		assertThat(YamlExport.write(dossier())).contains("Covered by another fix");
		JsonExport.FixJson json = JsonExport.postmortem(dossier()).fixes().get(0);
		assertThat(json.drop().reason()).isEqualTo("R5 (Covered by another fix): see F2");
		assertThat(json.drop().approvedBy().name()).isEqualTo("Alice");
	}

	@Test
	void nothingWhereNothingNeedBe() {
		fix.scoped(FixScope.NONE.doneWhen(AcceptanceCriteria.NONE));

		assertThat(MarkdownExport.write(dossier())).doesNotContain("Done when");
		assertThat(JsonExport.postmortem(dossier()).fixes()).extracting(JsonExport.FixJson::acceptanceCriteria)
			.containsOnlyNulls();
	}

	@Test
	void howItIsVerifiedHowOftenAndHowItIsComingAlong() throws IOException {
		fix.plan(fix.due(), fix.answers(), new VerificationPlan("A/B test", "rate", ">= 95%", null, null, null));
		fix.schedule(new CheckSchedule(2, null, 5));
		fix.note(new StatusNote(fix.createdBy(), fix.createdAt(), "half of it is live"));
		FixFixture.finish(fix);
		fix.verified(FixFixture.passed());
		file.causes().add("Flags below the fold", null, true, fix.createdBy());
		file.causes().classify("CF1", CauseKind.INTERFACE);

		assertThat(MarkdownExport.write(dossier())).contains("How it is verified: A/B test", "97% ✓ ○ (1 of 2)",
				"2026-11-20, Alice: half of it is live", "Kind: interface");
		assertThat(HtmlExport.write(dossier())).contains("A/B test", "half of it is live", "Kind: interface");
		assertThat(pdf(dossier())).contains("A/B test", "half of it is live", "Kind: interface");
		JsonExport.FixJson json = JsonExport.postmortem(dossier()).fixes().get(0);
		assertThat(json.verification().method()).isEqualTo("A/B test");
		assertThat(json.verification().times()).isEqualTo(2);
		assertThat(json.verification().counted()).isEqualTo(1);
		assertThat(json.verification().recheckAfterDays()).isEqualTo(5);
		assertThat(json.notes()).extracting(JsonExport.NoteJson::text).containsExactly("half of it is live");
		assertThat(JsonExport.postmortem(dossier()).incident().causes().get(0).kind()).isEqualTo("interface");
	}

	@Test
	void comesBackFromTheFileAsItWas() {
		fix.schedule(new CheckSchedule(2, null, 5));
		fix.note(new StatusNote(fix.createdBy(), fix.createdAt(), "half of it is live"));
		FixFixture.finish(fix);

		Fix back = CasefileForm.of(file).casefile("again").fixes().get(0);
		assertThat(back.schedule()).isEqualTo(fix.schedule());
		assertThat(back.notes()).isEqualTo(fix.notes());
	}

	@Test
	void opensAsTheLastVersionWroteIt() {
		CasefileForm.FixForm now = CasefileForm.FixForm.of(fix);
		Fix old = new CasefileForm.FixForm(now.number(), now.title(), now.createdAt(), now.createdBy(), now.owners(),
				now.answers(), now.due(), now.plan(), null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null)
			.fix();

		assertThat(old.schedule()).isEqualTo(CheckSchedule.ONCE);
		assertThat(old.notes()).isEmpty();
	}

}
