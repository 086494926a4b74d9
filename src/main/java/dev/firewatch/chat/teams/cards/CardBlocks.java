package dev.firewatch.chat.teams.cards;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.cards.CardSpans.Style;

/** Each kind of block as elements of an Adaptive Card. */
class CardBlocks implements Block.BlockRenderer<List<ObjectNode>> {

	private static final int PROGRESS_WIDTH = 9;

	private final CardSpans spans;

	private final CardButtons buttons;

	CardBlocks(CardSpans spans, CardButtons buttons) {
		this.spans = spans;
		this.buttons = buttons;
	}

	@Override
	public List<ObjectNode> heading(Block.Heading block) {
		return text(List.of(Span.plain(block.text())), Style.HEADING);
	}

	@Override
	public List<ObjectNode> paragraph(Block.Paragraph block) {
		return text(block.spans(), Style.NORMAL);
	}

	@Override
	public List<ObjectNode> aside(Block.Aside block) {
		return text(block.spans(), Style.SMALL);
	}

	@Override
	public List<ObjectNode> item(Block.Item block) {
		List<Span> line = new ArrayList<>(block.spans());
		if (block.buttons().isEmpty()) {
			line.add(0, Span.plain("• "));
		}
		List<ObjectNode> elements = text(line, Style.NORMAL);
		elements.addAll(buttons.render(block.buttons(), List.of()));
		return elements;
	}

	@Override
	public List<ObjectNode> facts(Block.Facts block) {
		List<ObjectNode> elements = new ArrayList<>();
		for (Block.Fact fact : block.facts()) {
			List<Span> line = new ArrayList<>(List.of(Span.strong(fact.label()), Span.plain(": ")));
			line.addAll(fact.value());
			text(line, Style.NORMAL).forEach(element -> elements.add(element.put("spacing", "Small")));
		}
		return elements;
	}

	@Override
	public List<ObjectNode> buttons(Block.Buttons block) {
		return buttons.render(block.shown(), block.more());
	}

	@Override
	public List<ObjectNode> progress(Block.Progress block) {
		int total = Math.max(block.total(), 1);
		int filled = (int) Math.round(PROGRESS_WIDTH * (double) Math.max(0, Math.min(block.done(), total)) / total);
		return text(List.of(Span.plain("▰".repeat(filled) + "▱".repeat(PROGRESS_WIDTH - filled) + " " + block.done()
				+ " of " + block.total())), Style.NORMAL);
	}

	/** The picture itself, as Teams fetches nothing from an address that isn't public. */
	@Override
	public List<ObjectNode> picture(Block.Picture block) {
		List<ObjectNode> elements = text(List.of(Span.strong(block.title())), Style.SMALL);
		elements.add(TeamsJson.object()
			.put("type", "Image")
			.put("url", "data:image/png;base64," + block.png())
			.put("altText", CardText.plain(block.title() + ": " + block.words()))
			.put("size", "Stretch"));
		return elements;
	}

	@Override
	public List<ObjectNode> divider(Block.Divider block) {
		List<ObjectNode> elements = new ArrayList<>();
		elements.add(TeamsJson.object().put("type", "TextBlock").put("text", " ").put("separator", true));
		return elements;
	}

	private List<ObjectNode> text(List<Span> text, Style style) {
		List<ObjectNode> elements = new ArrayList<>();
		spans.element(text, style).ifPresent(elements::add);
		return elements;
	}

}
