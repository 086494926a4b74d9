package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A reader of Markdown as GitHub has it: what it sees, block by block. */
final class GitHub {

	private static final List<Extension> DIALECT = List.of(TablesExtension.create(), StrikethroughExtension.create());

	private static final Parser PARSER = Parser.builder().extensions(DIALECT).build();

	private GitHub() {
	}

	static String html(String markdown) {
		return HtmlRenderer.builder().extensions(DIALECT).build().render(PARSER.parse(markdown));
	}

	static List<String> seen(String markdown) {
		List<String> seen = new ArrayList<>();
		blocks(PARSER.parse(markdown), "item", seen);
		return seen;
	}

	/** Words without the blanks between them that nobody sees. */
	static String words(String text) {
		return text.replaceAll("[\\s\\u00a0]+", " ").strip();
	}

	private static void blocks(Node parent, String item, List<String> seen) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof Heading heading) {
				seen.add("h" + heading.getLevel() + ":" + words(text(node)));
			}
			else if (node instanceof Paragraph) {
				seen.add("p:" + words(text(node)));
			}
			else if (node instanceof BlockQuote) {
				seen.add("quote:" + words(text(node)));
			}
			else if (node instanceof ListBlock) {
				items(node, item, seen);
			}
			else if (node instanceof TableBlock) {
				rows(node, seen);
			}
			else if (node instanceof FencedCodeBlock code) {
				seen.add("code:" + code.getLiteral());
			}
			else if (node instanceof IndentedCodeBlock code) {
				seen.add("indented:" + code.getLiteral());
			}
			else if (node instanceof ThematicBreak) {
				seen.add("rule");
			}
			else {
				seen.add(node.getClass().getSimpleName() + ":"
						+ (node instanceof HtmlBlock html ? html.getLiteral() : words(text(node))));
			}
		}
	}

	private static void items(Node list, String item, List<String> seen) {
		for (Node each = list.getFirstChild(); each != null; each = each.getNext()) {
			StringBuilder words = new StringBuilder();
			List<String> below = new ArrayList<>();
			for (Node node = each.getFirstChild(); node != null; node = node.getNext()) {
				if (node instanceof Paragraph) {
					words.append(' ').append(text(node));
				}
				else if (node instanceof ListBlock) {
					items(node, "below", below);
				}
				else {
					below.add(node.getClass().getSimpleName() + " in an item:" + words(text(node)));
				}
			}
			seen.add(item + ":" + words(words.toString()));
			seen.addAll(below);
		}
	}

	private static void rows(Node node, List<String> seen) {
		if (node instanceof TableRow) {
			List<String> cells = new ArrayList<>();
			for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
				cells.add(words(text(cell)));
			}
			seen.add("row:" + cells.stream().collect(Collectors.joining(" ¦ ")));
			return;
		}
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			rows(child, seen);
		}
	}

	private static String text(Node node) {
		if (node instanceof Text text) {
			return text.getLiteral();
		}
		if (node instanceof Code code) {
			return code.getLiteral();
		}
		if (node instanceof HtmlInline html) {
			return html.getLiteral().equals("<br>") ? " " : html.getLiteral();
		}
		if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
			return " ";
		}
		StringBuilder all = new StringBuilder();
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			all.append(text(child)).append(child instanceof Paragraph ? " " : "");
		}
		return all.toString();
	}

}
