package dev.firewatch.exchange;

import java.util.List;
import java.util.regex.Matcher;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Writes prose as Markdown again, so that it can stand in a document: its headings below
 * the document's, its lines as lines, HTML as text, and addresses as they were typed.
 */
final class ProseMarkdown {

	private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().extensions(Prose.DIALECT).build();

	private static final int LOWEST = 6;

	private ProseMarkdown() {
	}

	/**
	 * @param level of the heading that the text stands below
	 */
	static String of(Node node, int level) {
		settle(node, level);
		return RENDERER.render(node).strip();
	}

	private static void settle(Node parent, int level) {
		for (Node child : Prose.children(parent)) {
			settle(child, level);
			if (child instanceof Text text && !(parent instanceof Link)) {
				addresses(text);
			}
			else if (child instanceof Heading heading) {
				heading.setLevel(Math.min(LOWEST, heading.getLevel() + level));
			}
			else if (child instanceof SoftLineBreak) {
				replace(child, new HardLineBreak());
			}
			else if (child instanceof HtmlInline typed) {
				replace(child, new Text(typed.getLiteral()));
			}
			else if (child instanceof IndentedCodeBlock code) {
				// Its indentation would depend on where it stands.
				FencedCodeBlock fenced = new FencedCodeBlock();
				fenced.setFenceCharacter("`");
				fenced.setLiteral(code.getLiteral());
				replace(child, fenced);
			}
			else if (child instanceof Link link) {
				link(link, link.getDestination());
			}
			else if (child instanceof Image image) {
				link(image, image.getDestination());
			}
			else if (child instanceof LinkReferenceDefinition definition) {
				Paragraph shown = new Paragraph();
				shown.appendChild(new Text("[" + definition.getLabel() + "]: " + definition.getDestination()
						+ (definition.getTitle() == null ? "" : " " + definition.getTitle())));
				replace(child, shown);
			}
		}
	}

	/** So that no mark in them is escaped: readers would go elsewhere. */
	private static void addresses(Text text) {
		String words = text.getLiteral();
		Matcher address = Prose.addresses(words);
		int from = 0;
		while (address.find()) {
			if (address.start() > from) {
				text.insertBefore(new Text(words.substring(from, address.start())));
			}
			text.insertBefore(address(address.group()));
			from = address.end();
		}
		if (from > 0) {
			text.setLiteral(words.substring(from));
			if (from == words.length()) {
				text.unlink();
			}
		}
	}

	private static HtmlInline address(String url) {
		HtmlInline address = new HtmlInline();
		address.setLiteral("<" + url + ">");
		return address;
	}

	private static void link(Node node, String url) {
		List<Node> label = Prose.children(node);
		if (!Prose.isWeb(url)) {
			label.forEach(node::insertBefore);
			replace(node, new Text(Prose.unlinked(url)));
		}
		else if (label.size() == 1 && label.get(0) instanceof Text text && text.getLiteral().equals(url)) {
			replace(node, address(url));
		}
		else if (node instanceof Image) {
			Link link = new Link(url, null);
			label.forEach(link::appendChild);
			replace(node, link);
		}
	}

	private static void replace(Node node, Node other) {
		node.insertBefore(other);
		node.unlink();
	}

}
