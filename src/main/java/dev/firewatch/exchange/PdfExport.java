package dev.firewatch.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.logging.Level;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

/** Writes a postmortem as a PDF that needs none of the machine's fonts. */
public final class PdfExport {

	private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

	private static final Map<String, FontFace> FACES = Map.of("DejaVuSans.ttf", new FontFace(400, FontStyle.NORMAL),
			"DejaVuSans-Bold.ttf", new FontFace(700, FontStyle.NORMAL));

	static {
		// It logs every style property that only browsers know.
		XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
	}

	private record FontFace(int weight, FontStyle style) {
	}

	private PdfExport() {
	}

	public static byte[] write(Dossier dossier) {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.useFastMode();
		builder.useReplacementText("▯");
		builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
		builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
		builder.defaultTextDirection(TextDirection.LTR);
		FACES.forEach((file, fontFace) -> builder.useFont(() -> font(file), "DejaVu Sans", fontFace.weight(),
				fontFace.style(), true));
		// Nothing that people typed may make the server fetch anything.
		builder.useHttpStreamImplementation(address -> {
			throw new IllegalStateException("a postmortem refers to nothing outside");
		});
		builder.withHtmlContent(drawable(HtmlExport.write(dossier)), null);
		builder.toStream(pdf);
		try {
			builder.run();
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
		return pdf.toByteArray();
	}

	/**
	 * Replaces pass and fail signs that the fonts lack with ones they have.
	 */
	private static String drawable(String page) {
		return page.replace("✅", "✔").replace("❌", "✘").replace("\ufe0f", "");
	}

	private static InputStream font(String file) {
		InputStream font = PdfExport.class.getResourceAsStream(FONTS + file);
		if (font == null) {
			throw new IllegalStateException("the application was built without its font " + file);
		}
		return font;
	}

}
