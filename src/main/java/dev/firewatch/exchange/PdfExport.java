package dev.firewatch.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Writes a postmortem as a PDF that needs none of the machine's fonts. */
public final class PdfExport {

	private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

	private static final String SANS = "DejaVu Sans";

	private static final Pattern AFTER_INLINE = Pattern
		.compile("(?<=</strong>|</em>|</code>|</a>|</del>|<br/>)([^<>]+)");

	private static final Pattern BEFORE_INLINE = Pattern.compile("(?<=>)([^<>]+)(?=<(?:strong|em|code|a|del|br)[ >/])");

	/** As many as can be counted without looking at every letter. */
	private static final int MOST_NAMED = 200;

	private static final Map<String, FontFace> FACES = Map.of("DejaVuSans.ttf",
			new FontFace(SANS, 400, FontStyle.NORMAL), "DejaVuSans-Bold.ttf", new FontFace(SANS, 700, FontStyle.NORMAL),
			"DejaVuSans-Oblique.ttf", new FontFace(SANS, 400, FontStyle.ITALIC), "DejaVuSansMono.ttf",
			new FontFace("DejaVu Sans Mono", 400, FontStyle.NORMAL));

	static {
		// It logs every style property that only browsers know.
		XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
	}

	private record FontFace(String family, int weight, FontStyle style) {
	}

	private PdfExport() {
	}

	public static byte[] write(Dossier dossier) {
		return write(PostmortemDocument.of(dossier));
	}

	public static byte[] write(Document document) {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.useFastMode();
		builder.useReplacementText("▯");
		builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
		builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
		builder.defaultTextDirection(TextDirection.LTR);
		FACES.forEach((file, fontFace) -> builder.useFont(() -> font(file), fontFace.family(), fontFace.weight(),
				fontFace.style(), true));
		// Nothing that people typed may make the server fetch anything.
		builder.useHttpStreamImplementation(address -> {
			throw new IllegalStateException("a document refers to nothing outside");
		});
		builder.withHtmlContent(inOrder(told(drawable(HtmlExport.write(document)))), null);
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

	/**
	 * Text beside a bold word is drawn before it, unless it stands in an element of its
	 * own; and as it is drawn, it is copied, searched and read aloud.
	 */
	private static String inOrder(String page) {
		return BEFORE_INLINE.matcher(AFTER_INLINE.matcher(page).replaceAll("<span>$1</span>"))
			.replaceAll("<span>$1</span>");
	}

	/** The page; if the fonts lack some of its letters, it says so and what to do. */
	private static String told(String page) {
		String lacking = page.codePoints()
			.filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT
					&& Glyphs.ALL.getGlyphId(point) == 0)
			.distinct()
			.limit(MOST_NAMED)
			.mapToObj(PdfExport::script)
			.distinct()
			.collect(Collectors.joining(", "));
		return lacking.isEmpty() ? page
				: page.replaceFirst("</h1>",
						"</h1><p class=\"remark\">" + Matcher.quoteReplacement("This PDF lacks some letters (" + lacking
								+ ") and shows ▯ instead. The page shows all: "
								+ "open it and print it from the browser.</p>"));
	}

	private static String script(int point) {
		if (Character.getType(point) == Character.OTHER_SYMBOL) {
			return "emoji";
		}
		String name = Character.UnicodeScript.of(point).name().toLowerCase(Locale.ROOT).replace('_', ' ');
		return name.equals("common") || name.equals("inherited") ? "signs" : name;
	}

	/** Which letters the fonts have. */
	private static final class Glyphs {

		private static final CmapLookup ALL = read();

		private static CmapLookup read() {
			try (TrueTypeFont font = new TTFParser()
				.parse(new RandomAccessReadBuffer(font("DejaVuSans.ttf").readAllBytes()))) {
				return font.getUnicodeCmapLookup();
			}
			catch (IOException fault) {
				throw new UncheckedIOException(fault);
			}
		}

	}

	private static InputStream font(String file) {
		InputStream font = PdfExport.class.getResourceAsStream(FONTS + file);
		if (font == null) {
			throw new IllegalStateException("the application was built without its font " + file);
		}
		return font;
	}

}
