package dev.firewatch.exchange;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.DocumentText;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Phases;
import dev.firewatch.exchange.Document.Remark;
import dev.firewatch.exchange.Document.Table;
import org.jspecify.annotations.Nullable;

/** Writes a postmortem as Markdown. */
public final class MarkdownExport implements Document.Writer<String> {

	/** Answers stand below a section's heading. */
	private static final int BELOW = 3;

	/** An ampersand is one only where a reader would take it for a character's name. */
	private static final Pattern MARK = Pattern.compile("[\\\\`*_\\[\\]<>#|~]|&(?=#?\\w{1,32};)");

	/** Begins a list, a rule or an underline. */
	private static final Pattern START = Pattern.compile("(?m)^([-+](?=\\s|$)|-(?=[- \\t]*$)|=(?==*[ \\t]*$))");

	private static final Pattern NUMBER = Pattern.compile("(?m)^(\\d{1,9})([.)])(?=\\s|$)");

	/** Blanks at the start of a line make it code, or another item's. */
	private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+(?=\\S)");

	private static final Pattern LINE_BREAK = Pattern.compile("(?<=[^\\n])\n(?=[^\\n])");

	private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

	private static final Pattern LISTED = Pattern.compile("(?m)^- ");

	/** The one that begins the items of lists now. */
	private char bullet = '-';

	private MarkdownExport() {
	}

	public static String write(Dossier dossier) {
		return write(PostmortemDocument.of(dossier));
	}

	/** The document as Markdown. */
	public static String write(Document document) {
		MarkdownExport writer = new MarkdownExport();
		StringBuilder markdown = new StringBuilder("# " + line(document.title()) + "\n\n");
		@Nullable DocumentPart before = null;
		String written = "";
		for (DocumentPart part : document.parts()) {
			boolean apart = before == null || !(before instanceof DocumentFact && part instanceof DocumentFact);
			if (apart) {
				// A list that follows another one would go on with it.
				writer.bullet = LISTED.matcher(written).find() && writer.bullet == '-' ? '*' : '-';
			}
			if (before instanceof DocumentFact && apart) {
				markdown.append('\n');
			}
			written = part.write(writer);
			markdown.append(written);
			before = part;
		}
		return markdown.toString().strip() + "\n";
	}

	@Override
	public String heading(DocumentHeading part) {
		return "#".repeat(part.level()) + " " + line(part.text()) + "\n\n";
	}

	@Override
	public String remark(Remark part) {
		return "> " + text(part.text()).replaceAll("\\n", "\n> ") + "\n\n";
	}

	@Override
	public String fact(DocumentFact part) {
		String value = part.prose() ? Prose.inlineMarkdown(part.value()) : text(part.value());
		return bullet + " " + strong(part.label()) + within(value) + "\n";
	}

	@Override
	public String text(DocumentText part) {
		String text = part.prose() ? Prose.markdown(part.text(), BELOW) : text(part.text());
		return strong(part.label()).strip() + "\n\n" + (text.isEmpty() ? "" : text + "\n\n");
	}

	@Override
	public String items(Items part) {
		String label = part.label() == null ? "" : strong(part.label()).strip() + "\n\n";
		if (part.label() != null) {
			bullet = '-';
		}
		return label + part.items().stream().map(this::item).collect(Collectors.joining()) + "\n";
	}

	private String item(DocumentItem item) {
		String name = item.name() == null ? "" : strong(item.name());
		String text = item.prose() ? Prose.inlineMarkdown(item.text()) : text(item.text());
		return bullet + " " + name + within(text) + "\n"
				+ item.below()
					.stream()
					.map(line -> "  - " + text(line).replaceAll("\\n(?=.)", "\n    ") + "\n")
					.collect(Collectors.joining());
	}

	/** Text within the item of a list. */
	private static String within(String text) {
		return text.replaceAll("\\n(?=.)", "\n  ");
	}

	@Override
	public String table(Table part) {
		return row(part.head().stream().map(MarkdownExport::text).map(MarkdownExport::inCell).toList())
				+ row(Collections.nCopies(part.head().size(), "---"))
				+ part.rows()
					.stream()
					.map(row -> row(row.stream()
						.map(cell -> inCell(part.prose() ? Prose.inlineMarkdown(cell) : text(cell)))
						.toList()))
					.collect(Collectors.joining())
				+ "\n";
	}

	/** The strip of the phases is a picture; the timeline has the moments. */
	@Override
	public String phases(Phases part) {
		return "";
	}

	/** A row is one line, and a bar ends its cell. */
	private static String inCell(String text) {
		return BAR.matcher(text.strip()).replaceAll("\\\\|").replaceAll("(?:\\\\|  )?\\n+", "<br>");
	}

	private static String row(List<String> cells) {
		return "| " + String.join(" | ", cells) + " |\n";
	}

	private static String strong(String label) {
		String line = line(label);
		return line.isEmpty() ? "" : "**" + line + "** ";
	}

	private static String line(String typed) {
		return text(typed.replaceAll("\\s+", " ")).strip();
	}

	/**
	 * Escapes what people typed, so that none of it acts as markup or HTML; addresses
	 * stay as they are, and lines stay lines.
	 */
	static String text(String typed) {
		String clean = typed.strip().replaceAll("\\R", "\n").replaceAll("[ \\t]+\n", "\n");
		StringBuilder text = new StringBuilder();
		Matcher address = Prose.addresses(clean);
		int from = 0;
		while (address.find()) {
			text.append(escaped(clean.substring(from, address.start())))
				.append('<')
				.append(address.group())
				.append('>');
			from = address.end();
		}
		text.append(escaped(clean.substring(from)));
		String marked = NUMBER.matcher(START.matcher(text).replaceAll("\\\\$1")).replaceAll("$1\\\\$2");
		String indented = INDENT.matcher(marked).replaceAll(blanks -> "&nbsp;".repeat(blanks.group().length()));
		return LINE_BREAK.matcher(indented).replaceAll("\\\\\n");
	}

	private static String escaped(String typed) {
		return MARK.matcher(typed).replaceAll("\\\\$0");
	}

}
