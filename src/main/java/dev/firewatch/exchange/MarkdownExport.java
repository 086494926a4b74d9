package dev.firewatch.exchange;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentText;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Phases;
import dev.firewatch.exchange.Document.Remark;
import dev.firewatch.exchange.Document.Table;

/** Writes a postmortem as Markdown. */
public final class MarkdownExport implements Document.Writer<String> {

	private MarkdownExport() {
	}

	public static String write(Dossier dossier) {
		Document document = PostmortemDocument.of(dossier);
		MarkdownExport writer = new MarkdownExport();
		String body = document.parts().stream().map(part -> part.write(writer)).collect(Collectors.joining());
		return ("# " + text(document.title()) + "\n\n" + body).replaceAll("\n{3,}", "\n\n");
	}

	@Override
	public String heading(DocumentHeading part) {
		return "\n" + "#".repeat(part.level()) + " " + text(part.text()) + "\n\n";
	}

	@Override
	public String remark(Remark part) {
		return "> " + text(part.text()).replaceAll("\\R", "\n> ") + "\n\n";
	}

	@Override
	public String fact(DocumentFact part) {
		return "- **" + text(part.label()) + "** " + text(part.value()).replaceAll("\\R", "\n  ") + "\n";
	}

	@Override
	public String text(DocumentText part) {
		return "\n**" + text(part.label()) + "**\n\n" + text(part.text()) + "\n\n";
	}

	@Override
	public String items(Items part) {
		String label = part.label() == null ? "" : "\n**" + text(part.label()) + "**\n\n";
		return label + part.items().stream().map(MarkdownExport::item).collect(Collectors.joining()) + "\n";
	}

	private static String item(DocumentItem item) {
		String name = item.name() == null ? "" : "**" + text(item.name()) + "** ";
		return "- " + name + text(item.text()).replaceAll("\\R", "\n  ") + "\n"
				+ item.below().stream().map(line -> "  - " + text(line) + "\n").collect(Collectors.joining());
	}

	@Override
	public String table(Table part) {
		return row(part.head()) + row(Collections.nCopies(part.head().size(), "---"))
				+ part.rows().stream().map(MarkdownExport::cells).collect(Collectors.joining()) + "\n";
	}

	@Override
	public String phases(Phases part) {
		return "";
	}

	private static String cells(List<String> cells) {
		return row(cells.stream().map(cell -> text(cell).replaceAll("\\R", "<br>")).toList());
	}

	private static String row(List<String> cells) {
		return "| " + String.join(" | ", cells) + " |\n";
	}

	/** Escapes what people typed, so that none of it acts as markup or HTML. */
	static String text(String typed) {
		return typed.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1").replace("&", "&amp;");
	}

}
