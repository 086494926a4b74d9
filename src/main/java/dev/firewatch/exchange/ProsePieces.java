package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.exchange.Prose.ProseKind;
import dev.firewatch.exchange.Prose.ProsePiece;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Takes prose apart into pieces, for messages of a chat. */
final class ProsePieces extends AbstractVisitor {

	private final List<ProsePiece> pieces = new ArrayList<>();

	private boolean strong;

	private ProsePieces() {
	}

	static List<ProsePiece> of(Node document) {
		ProsePieces reader = new ProsePieces();
		document.accept(reader);
		return List.copyOf(reader.pieces);
	}

	private void add(ProseKind kind, String text) {
		pieces.add(new ProsePiece(kind, text, null));
	}

	@Override
	public void visit(ListItem item) {
		add(ProseKind.WORDS, pieces.isEmpty() ? "• " : " • ");
		visitChildren(item);
	}

	@Override
	public void visit(Paragraph paragraph) {
		apart(paragraph);
		visitChildren(paragraph);
	}

	/** What stood below something else now stands after it. */
	private void apart(Block block) {
		if (!pieces.isEmpty() && !(block.getParent() instanceof ListItem && block.getPrevious() == null)) {
			add(ProseKind.WORDS, " ");
		}
	}

	@Override
	public void visit(FencedCodeBlock code) {
		apart(code);
		add(ProseKind.CODE, code.getLiteral().strip());
	}

	@Override
	public void visit(IndentedCodeBlock code) {
		apart(code);
		add(ProseKind.CODE, code.getLiteral().strip());
	}

	@Override
	public void visit(CustomNode node) {
		if (node instanceof TableCell && !pieces.isEmpty()) {
			add(ProseKind.WORDS, " | ");
		}
		visitChildren(node);
	}

	@Override
	public void visit(StrongEmphasis emphasis) {
		strong = true;
		visitChildren(emphasis);
		strong = false;
	}

	@Override
	public void visit(Text text) {
		add(strong ? ProseKind.STRONG : ProseKind.WORDS, text.getLiteral());
	}

	@Override
	public void visit(HtmlInline typed) {
		add(ProseKind.WORDS, typed.getLiteral());
	}

	@Override
	public void visit(SoftLineBreak lineBreak) {
		add(ProseKind.WORDS, " ");
	}

	@Override
	public void visit(HardLineBreak lineBreak) {
		add(ProseKind.WORDS, " ");
	}

	@Override
	public void visit(Code code) {
		add(ProseKind.CODE, code.getLiteral());
	}

	@Override
	public void visit(Link link) {
		link(link, link.getDestination());
	}

	@Override
	public void visit(Image image) {
		link(image, image.getDestination());
	}

	private void link(Node node, String url) {
		ProsePieces label = new ProsePieces();
		label.visitChildren(node);
		StringBuilder text = new StringBuilder();
		label.pieces.forEach(piece -> text.append(piece.text()));
		boolean web = Prose.isWeb(url);
		pieces.add(new ProsePiece(web ? ProseKind.LINK : ProseKind.WORDS, text.isEmpty() ? url : text.toString(),
				web ? url : null));
	}

}
