package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What people answer, read as Markdown: CommonMark with tables, without HTML, and with
 * links to the web only. A text that is nested too deeply to be meant so is plain.
 */
public final class Prose {

	static final List<Extension> DIALECT = List.of(TablesExtension.create(), StrikethroughExtension.create());

	/** HTML is what somebody typed, and shown as such. */
	private static final Set<Class<? extends Block>> BLOCKS = Set.of(BlockQuote.class, Heading.class,
			FencedCodeBlock.class, ThematicBreak.class, ListBlock.class, IndentedCodeBlock.class);

	private static final Parser PARSER = Parser.builder().extensions(DIALECT).enabledBlockTypes(BLOCKS).build();

	private static final int DEEPEST = 60;

	/** Each bracket makes the parser look through the rest of the text for its end. */
	private static final long MOST_STEPS = 20_000_000;

	/** More marks that open something than anybody writes in one line. */
	private static final Pattern NESTED = Pattern.compile("(?m)^(?:[ \\t]*(?:>|[-+*](?=\\s)|\\d{1,9}[.)](?=\\s))){40}");

	private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s<>]+");

	private static final Pattern ADDRESS = Pattern
		.compile("(?i)\\bhttps?://[^\\s<>\\\\`|\"]*[^\\s<>\\\\`|\"'.,;:!?)\\]}*_~]");

	private Prose() {
	}

	/** The text as HTML that is well-formed XML, too. */
	public static String html(String markdown) {
		return parsed(markdown).map(ProseHtml::of).orElseGet(() -> ProseHtml.plain(markdown));
	}

	/**
	 * The same within a line of other text; a text that is no single paragraph is shown
	 * as typed.
	 */
	public static String inlineHtml(String markdown) {
		return paragraph(markdown).map(ProseHtml::within).orElseGet(() -> ProseHtml.lines(markdown));
	}

	/** The text as Markdown for any reader, below a heading of the given level. */
	static String markdown(String markdown, int level) {
		return parsed(markdown).map(node -> ProseMarkdown.of(node, level))
			.orElseGet(() -> MarkdownExport.text(markdown));
	}

	/** The same within a line of other text. */
	static String inlineMarkdown(String markdown) {
		return paragraph(markdown).map(node -> ProseMarkdown.of(node, 1))
			.orElseGet(() -> MarkdownExport.text(markdown));
	}

	/** The text in pieces of one kind each, for where there are no paragraphs. */
	public static List<ProsePiece> pieces(String markdown) {
		return parsed(markdown).map(ProsePieces::of)
			.orElseGet(() -> List.of(new ProsePiece(ProseKind.WORDS, markdown, null)));
	}

	/** What a piece of text is. */
	public enum ProseKind {

		WORDS, STRONG, CODE, LINK

	}

	/**
	 * A piece of text.
	 *
	 * @param url where it leads; null if it is no link
	 */
	public record ProsePiece(ProseKind kind, String text, @Nullable String url) {
	}

	/** Whether a link may lead there. */
	static boolean isWeb(String url) {
		return WEB.matcher(url).matches();
	}

	/** What is shown behind a label that may not be a link; an address says it itself. */
	static String unlinked(String url) {
		return url.isBlank() || url.startsWith("mailto:") ? "" : " (" + url + ")";
	}

	/** The single paragraph that the text is; empty if it is anything else. */
	private static Optional<Node> paragraph(String markdown) {
		return parsed(markdown.strip()).map(Node::getFirstChild)
			.filter(node -> node instanceof Paragraph && node.getNext() == null);
	}

	private static Optional<Node> parsed(String markdown) {
		long brackets = markdown.chars().filter(c -> c == '<').count();
		if (NESTED.matcher(markdown).find() || brackets * markdown.length() > MOST_STEPS) {
			return Optional.empty();
		}
		try {
			Node node = PARSER.parse(markdown);
			return depth(node) > DEEPEST ? Optional.empty() : Optional.of(node);
		}
		catch (StackOverflowError tooDeep) {
			// Emphasis within emphasis, ten thousand times: the parser knows no limit.
			return Optional.empty();
		}
	}

	/** Without recursion: that is what depth is dangerous to. */
	private static int depth(Node document) {
		int deepest = 0;
		int depth = 0;
		@Nullable Node node = document;
		while (node != null) {
			deepest = Math.max(deepest, depth);
			if (node.getFirstChild() != null) {
				node = node.getFirstChild();
				depth++;
				continue;
			}
			while (node != null && node.getNext() == null) {
				node = node == document ? null : node.getParent();
				depth--;
			}
			node = node == null ? null : node.getNext();
		}
		return deepest;
	}

	/** The children of a node, safe to change while they are gone through. */
	static List<Node> children(Node parent) {
		List<Node> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
			children.add(child);
		}
		return children;
	}

	/** The web addresses in a text, without the marks that end a sentence. */
	static Matcher addresses(String text) {
		return ADDRESS.matcher(text);
	}

}
