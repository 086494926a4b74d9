package dev.firewatch.exchange;

import java.io.IOException;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.remediation.AcceptanceCriteria;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
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
	void nothingWhereNothingNeedBe() {
		fix.scoped(FixScope.NONE.doneWhen(AcceptanceCriteria.NONE));

		assertThat(MarkdownExport.write(dossier())).doesNotContain("Done when");
		assertThat(JsonExport.postmortem(dossier()).fixes()).extracting(JsonExport.FixJson::acceptanceCriteria)
			.containsOnlyNulls();
	}

}
