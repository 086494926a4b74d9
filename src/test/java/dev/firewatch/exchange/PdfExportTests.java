package dev.firewatch.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PdfExportTests {

	private static String text(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}

	private static Dossier dossier(String yaml) {
		return Reviews.dossier(Reviews.read(yaml));
	}

	@Test
	void writesTheWorkedCase() throws IOException {
		String text = text(PdfExport.write(dossier(Reviews.inc2024023())));

		assertThat(text).contains("INC-2024-023: Source schema change breaks pipeline",
				"Source system deployed schema change (unannounced)", "Reduce alert threshold to 1 failure",
				"Platform Lead");
	}

	@Test
	void isNotBrokenByLengthDirectionEmojiOrMarkup() throws IOException {
		String entries = IntStream.range(0, 500)
			.mapToObj(
					n -> "  - time: \"03:%02d\"\n    event: \"Step %d 🚒 שלום עולם <script>alert(1)</script> &amp; \\u0007\"\n"
						.formatted(n % 60, n))
			.collect(Collectors.joining());
		String yaml = Reviews.inc2024023()
			.replaceFirst("(?s)timeline:\n.*?\n\n", "timeline:\n" + entries.replace("\\", "\\\\") + "\n")
			.replace("No runbook for schema change scenario", "word ".repeat(4_000) + "x".repeat(400));

		byte[] pdf = PdfExport.write(dossier(yaml));

		assertThat(text(pdf)).contains("Step 499", "<script>alert(1)</script>");
		assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
	}

	@Test
	void saysWhichLettersItLacks() throws IOException {
		String yaml = Reviews.inc2024023();

		assertThat(text(PdfExport.write(dossier(yaml.replace("Contacted source team", "Оплата, Zürich ✅")))))
			.doesNotContain("lacks some letters");
		assertThat(text(PdfExport.write(dossier(yaml.replace("Contacted source team", "支付失败 🚒")))).replaceAll("\\s+",
				" "))
			.contains("This PDF lacks some letters (han, emoji)", "print it from the browser");
	}

	@Test
	void showsAnswersAsMarkdown() throws IOException {
		String yaml = Reviews.inc2024023()
			.replace("No runbook for schema change scenario", "A **bold** word, `code` and [docs](https://x.example)");

		assertThat(text(PdfExport.write(dossier(yaml)))).contains("A bold word, code and docs")
			.doesNotContain("**bold**");
		assertThat(HtmlExport.write(dossier(yaml))).contains("<strong>bold</strong>", "<code>code</code>",
				"<a href=\"https://x.example\"");
	}

	@Test
	void writesAPageInWhichNothingTypedIsMarkup() {
		String page = HtmlExport.write(dossier(Reviews.inc2024023()
			.replace("Contacted source team", "<img src=x onerror=alert(1)> \\\" onmouseover=\\\"x 'y'")));

		assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
	}

}
