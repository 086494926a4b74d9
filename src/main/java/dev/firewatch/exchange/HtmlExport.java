package dev.firewatch.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentText;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Phase;
import dev.firewatch.exchange.Document.Phases;
import dev.firewatch.exchange.Document.Remark;
import dev.firewatch.exchange.Document.Table;

/**
 * Writes a postmortem as a self-contained page that reads and prints well; it is also
 * what the PDF is made from, so it is well-formed XML.
 */
public final class HtmlExport implements Document.Writer<String> {

	private static final String STYLE = style();

	/** The smallest width of a phase, in percent, so that its label stays readable. */
	private static final double NARROWEST = 8;

	/** The width of all phases together, in percent; the last moment gets the rest. */
	private static final double WIDTH = 92;

	private HtmlExport() {
	}

	public static String write(Dossier dossier) {
		return write(PostmortemDocument.of(dossier));
	}

	/** The document as a page of its own. */
	public static String write(Document document) {
		String title = text(document.title());
		return "<!DOCTYPE html>\n<html lang=\"" + document.language()
				+ "\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" "
				+ "content=\"width=device-width, initial-scale=1\"/><title>" + title + "</title><style>" + STYLE
				+ "</style></head><body" + (document.isBrief() ? " class=\"brief\"" : "") + "><main><h1 dir=\"auto\">"
				+ title + "</h1>\n" + body(document) + "</main></body></html>\n";
	}

	/** What is below the document's title, to stand on a page; all text is escaped. */
	public static String body(Document document) {
		HtmlExport writer = new HtmlExport();
		return document.parts().stream().map(part -> part.write(writer)).collect(Collectors.joining("\n"));
	}

	private static String style() {
		try (InputStream stream = HtmlExport.class.getResourceAsStream("/static/pages/document.css")) {
			if (stream == null) {
				throw new IllegalStateException("the application was built without its document.css");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

	@Override
	public String heading(DocumentHeading part) {
		return "<h" + part.level() + " dir=\"auto\">" + text(part.text()) + "</h" + part.level() + ">";
	}

	@Override
	public String remark(Remark part) {
		return "<p class=\"remark\" dir=\"auto\">" + text(part.text()) + "</p>";
	}

	@Override
	public String fact(DocumentFact part) {
		return "<p class=\"fact\"><span class=\"label\">" + text(part.label())
				+ "</span> <span class=\"value\" dir=\"auto\">"
				+ (part.prose() ? Prose.inlineHtml(part.value()) : ProseHtml.lines(part.value())) + "</span></p>";
	}

	@Override
	public String text(DocumentText part) {
		String label = "<h4>" + text(part.label()) + "</h4>";
		if (part.text().isBlank()) {
			return label;
		}
		String text = part.text().strip().lines().collect(Collectors.joining("\n"));
		return label + (part.prose() ? Prose.html(text) : ProseHtml.plain(text));
	}

	@Override
	public String items(Items part) {
		String label = part.label() == null ? "" : "<h4>" + text(part.label()) + "</h4>";
		return label + "<ul>" + part.items().stream().map(HtmlExport::item).collect(Collectors.joining()) + "</ul>";
	}

	private static String item(DocumentItem item) {
		String name = item.name() == null ? "" : "<strong>" + text(item.name()) + "</strong> ";
		String below = item.below().isEmpty() ? ""
				: "<ul>" + item.below()
					.stream()
					.map(line -> "<li dir=\"auto\">" + text(line) + "</li>")
					.collect(Collectors.joining()) + "</ul>";
		return "<li dir=\"auto\">" + name
				+ (item.prose() ? Prose.inlineHtml(item.text()) : ProseHtml.lines(item.text())) + below + "</li>";
	}

	@Override
	public String table(Table part) {
		String head = part.head().stream().map(cell -> "<th>" + text(cell) + "</th>").collect(Collectors.joining());
		String rows = part.rows()
			.stream()
			.map(row -> "<tr>" + row.stream()
				.map(cell -> "<td dir=\"auto\">" + (part.prose() ? Prose.inlineHtml(cell) : ProseHtml.lines(cell))
						+ "</td>")
				.collect(Collectors.joining()) + "</tr>")
			.collect(Collectors.joining("\n"));
		return "<div class=\"wide\"><table class=\"columns-" + part.head().size() + "\"><thead><tr>" + head
				+ "</tr></thead><tbody>" + rows + "</tbody></table></div>";
	}

	/**
	 * A strip whose widths grow with the time, but not so much that a short phase
	 * disappears.
	 */
	@Override
	public String phases(Phases part) {
		double all = part.phases().stream().mapToDouble(HtmlExport::weight).sum();
		String bars = part.phases()
			.stream()
			.map(phase -> "<td class=\"phase\" style=\"width:"
					+ Math.round(Math.max(NARROWEST, WIDTH * weight(phase) / all)) + "%\"><div class=\"bar\"></div>"
					+ "<div class=\"lasting\">" + text(phase.lasting()) + "</div><div class=\"from\">"
					+ text(phase.from()) + "<br/>" + text(phase.at()) + "</div></td>")
			.collect(Collectors.joining());
		Phase last = part.phases().get(part.phases().size() - 1);
		return "<table class=\"strip\"><tbody><tr>" + bars
				+ "<td class=\"end\"><div class=\"bar\"></div><div class=\"from\">" + text(last.to())
				+ "</div></td></tr></tbody></table>";
	}

	private static double weight(Phase phase) {
		return Math.log1p(phase.minutes()) + 1;
	}

	/**
	 * Escapes what people typed, so that none of it acts as markup, and drops what XML
	 * can't hold.
	 */
	static String text(String typed) {
		StringBuilder safe = new StringBuilder();
		typed.codePoints().forEach(point -> {
			switch (point) {
				case '&' -> safe.append("&amp;");
				case '<' -> safe.append("&lt;");
				case '>' -> safe.append("&gt;");
				case '"' -> safe.append("&quot;");
				case '\'' -> safe.append("&#39;");
				default -> {
					if (isOfXml(point)) {
						safe.appendCodePoint(point);
					}
				}
			}
		});
		return safe.toString();
	}

	private static boolean isOfXml(int point) {
		return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0xD7FF)
				|| (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
	}

}
