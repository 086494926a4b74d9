package dev.firewatch.exchange;

import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes prose as HTML: every piece of text is escaped, and nothing is fetched. */
final class ProseHtml extends AbstractVisitor {

	/** Headings of an answer stand below those of the document. */
	private static final int BELOW = 4;

	private static final int LOWEST = 6;

	private final StringBuilder html = new StringBuilder();

	/** How many links are being written: none stands within another. */
	private int linked;

	private ProseHtml() {
	}

	static String of(Node document) {
		ProseHtml writer = new ProseHtml();
		document.accept(writer);
		return writer.html.toString();
	}

	/** The text of a paragraph, without the paragraph. */
	static String within(Node paragraph) {
		ProseHtml writer = new ProseHtml();
		writer.visitChildren(paragraph);
		return writer.html.toString();
	}

	/** Text without any markup. */
	static String plain(String text) {
		return List.of(text.strip().split("\\n{2,}"))
			.stream()
			.map(paragraph -> "<p dir=\"auto\">" + lines(paragraph) + "</p>")
			.collect(Collectors.joining());
	}

	static String lines(String text) {
		return HtmlExport.text(text).replaceAll("\\R", "<br/>");
	}

	private void around(String tag, String attributes, Node node) {
		html.append('<').append(tag).append(attributes).append('>');
		visitChildren(node);
		html.append("</").append(tag).append('>');
	}

	private void block(String tag, Node node) {
		around(tag, " dir=\"auto\"", node);
	}

	@Override
	public void visit(Paragraph paragraph) {
		boolean tight = paragraph.getParent() instanceof ListItem
				&& paragraph.getParent().getParent() instanceof ListBlock list && list.isTight();
		if (tight) {
			visitChildren(paragraph);
		}
		else {
			block("p", paragraph);
		}
	}

	@Override
	public void visit(Heading heading) {
		block("h" + Math.min(LOWEST, heading.getLevel() + BELOW), heading);
	}

	@Override
	public void visit(BlockQuote quote) {
		block("blockquote", quote);
	}

	@Override
	public void visit(BulletList list) {
		around("ul", "", list);
	}

	@Override
	public void visit(OrderedList list) {
		Integer start = list.getMarkerStartNumber();
		around("ol", start == null || start == 1 ? "" : " start=\"" + start + "\"", list);
	}

	@Override
	public void visit(ListItem item) {
		block("li", item);
	}

	@Override
	public void visit(ThematicBreak rule) {
		html.append("<hr/>");
	}

	@Override
	public void visit(FencedCodeBlock code) {
		pre(code.getLiteral());
	}

	@Override
	public void visit(IndentedCodeBlock code) {
		pre(code.getLiteral());
	}

	private void pre(String code) {
		html.append("<pre><code>").append(HtmlExport.text(code.replaceFirst("\\n$", ""))).append("</code></pre>");
	}

	@Override
	public void visit(LinkReferenceDefinition definition) {
		// Markdown shows none, but somebody wrote it.
		html.append("<p dir=\"auto\">")
			.append(HtmlExport.text("[" + definition.getLabel() + "]: " + definition.getDestination()
					+ (definition.getTitle() == null ? "" : " " + definition.getTitle())))
			.append("</p>");
	}

	@Override
	public void visit(CustomBlock block) {
		if (block instanceof TableBlock) {
			html.append("<div class=\"wide\"><table class=\"prose\">");
			visitChildren(block);
			html.append("</table></div>");
		}
		else {
			visitChildren(block);
		}
	}

	@Override
	public void visit(CustomNode node) {
		if (node instanceof TableHead || node instanceof TableBody) {
			around(node instanceof TableHead ? "thead" : "tbody", "", node);
		}
		else if (node instanceof TableRow) {
			around("tr", "", node);
		}
		else if (node instanceof TableCell cell) {
			block(cell.isHeader() ? "th" : "td", cell);
		}
		else if (node instanceof Strikethrough) {
			around("del", "", node);
		}
		else {
			visitChildren(node);
		}
	}

	@Override
	public void visit(Text text) {
		String words = text.getLiteral();
		Matcher address = Prose.addresses(words);
		int from = 0;
		while (linked == 0 && address.find()) {
			html.append(HtmlExport.text(words.substring(from, address.start())))
				.append(opening(address.group()))
				.append(HtmlExport.text(address.group()))
				.append("</a>");
			from = address.end();
		}
		html.append(HtmlExport.text(words.substring(from)));
	}

	@Override
	public void visit(HtmlInline typed) {
		html.append(HtmlExport.text(typed.getLiteral()));
	}

	@Override
	public void visit(SoftLineBreak lineBreak) {
		html.append("<br/>");
	}

	@Override
	public void visit(HardLineBreak lineBreak) {
		html.append("<br/>");
	}

	@Override
	public void visit(Code code) {
		html.append("<code>").append(HtmlExport.text(code.getLiteral())).append("</code>");
	}

	@Override
	public void visit(Emphasis emphasis) {
		around("em", "", emphasis);
	}

	@Override
	public void visit(StrongEmphasis strong) {
		around("strong", "", strong);
	}

	@Override
	public void visit(Link link) {
		link(link, link.getDestination());
	}

	/**
	 * A picture is only named: nothing that people typed makes a reader fetch anything.
	 */
	@Override
	public void visit(Image image) {
		link(image, image.getDestination());
	}

	private void link(Node node, String url) {
		if (Prose.isWeb(url)) {
			html.append(opening(url));
			linked++;
			visitChildren(node);
			linked--;
			html.append("</a>");
		}
		else {
			visitChildren(node);
			html.append(HtmlExport.text(Prose.unlinked(url)));
		}
	}

	private static String opening(String url) {
		return "<a href=\"" + HtmlExport.text(url) + "\" rel=\"noopener noreferrer nofollow\">";
	}

}
