package dev.firewatch.exchange;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.FileType;
import dev.firewatch.timeline.KeptFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files are named with their size and SHA-256 in every format, and come back by import.
 */
class KeptFilesInExportsTests {

	private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

	private final Dossier dossier = Reviews.dossier(Reviews.read(Reviews.resource("/exchange/form-1.yaml")));

	@Test
	void documentsNameThemInATableOfTheirOwn() {
		assertThat(MarkdownExport.write(dossier)).contains("### Files", "graph.png", "47 KB", HASH);
		assertThat(HtmlExport.write(dossier)).contains("graph.png", "47 KB", HASH);
	}

	@Test
	void jsonHoldsThemAndIsReadBack() {
		String json = Reviews.json(JsonExport.postmortem(dossier));
		assertThat(json).contains("\"type\":\"image/png\"", HASH);

		ReadReview read = JsonReview.read(json, new YamlImport.Arrival(Reviews.IMPORTER, Reviews.NOW, "import/test",
				Platform.LOCAL, () -> IncidentId.of(2026, 7)));
		assertThat(read.entries().get(0).keptFiles())
			.containsExactly(new KeptFile("F0123", "graph.png", FileType.PNG, 48_213, HASH));
	}

}
