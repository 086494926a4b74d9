package dev.firewatch.chat.slack.blocks;

import java.util.ArrayList;
import java.util.List;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Span;

/** Each kind of block as Slack shows it. */
class SlackBlocks implements Block.BlockRenderer<List<LayoutBlock>> {

	static final int LONGEST_TEXT = 3_000;

	static final int LONGEST_HEADING = 150;

	private static final int MOST_CONTEXT_ELEMENTS = 10;

	private static final int PROGRESS_WIDTH = 9;

	private final SlackSpans spans;

	private final SlackButtonRow row = new SlackButtonRow();

	SlackBlocks(SlackSpans spans) {
		this.spans = spans;
	}

	@Override
	public List<LayoutBlock> heading(Block.Heading block) {
		if (block.text().isBlank()) {
			return List.of();
		}
		return List.of(HeaderBlock.builder().text(plainText(Cut.to(block.text(), LONGEST_HEADING))).build());
	}

	@Override
	public List<LayoutBlock> paragraph(Block.Paragraph block) {
		return richText(block.spans());
	}

	/**
	 * Small print: what people typed is plain text; only moments are markup.
	 */
	@Override
	public List<LayoutBlock> aside(Block.Aside block) {
		List<ContextBlockElement> elements = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (Span span : block.spans()) {
			if (span instanceof Span.Moment moment) {
				addPlain(elements, text);
				elements.add(MarkdownTextObject.builder().text(date(moment)).build());
			}
			else if (span instanceof Span.Plain || span instanceof Span.Strong) {
				text.append(spans.plain(List.of(span)));
			}
			else {
				return richText(block.spans());
			}
		}
		addPlain(elements, text);
		if (elements.size() > MOST_CONTEXT_ELEMENTS || SlackSpans.length(block.spans()) > LONGEST_TEXT) {
			return richText(block.spans());
		}
		return elements.isEmpty() ? List.of() : List.of(ContextBlock.builder().elements(elements).build());
	}

	private static void addPlain(List<ContextBlockElement> elements, StringBuilder text) {
		if (!text.toString().isBlank()) {
			elements.add(plainText(text.toString()));
		}
		text.setLength(0);
	}

	private static String date(Span.Moment moment) {
		return "<!date^" + moment.at().getEpochSecond() + "^" + SlackSpans.format(moment.precision()) + "|"
				+ SlackSpans.fallback(moment.at()) + ">";
	}

	@Override
	public List<LayoutBlock> item(Block.Item block) {
		if (block.buttons().isEmpty()) {
			return items(List.of(block));
		}
		List<LayoutBlock> blocks = new ArrayList<>(richText(block.spans()));
		blocks.addAll(row.render(block.buttons(), List.of()));
		return blocks;
	}

	/** Items without buttons, as one list. */
	List<LayoutBlock> items(List<Block.Item> items) {
		List<RichTextElement> lines = new ArrayList<>();
		for (Block.Item item : items) {
			List<RichTextElement> elements = spans.elements(item.spans(), LONGEST_TEXT);
			if (!elements.isEmpty()) {
				lines.add(RichTextSectionElement.builder().elements(elements).build());
			}
		}
		if (lines.isEmpty()) {
			return List.of();
		}
		return List.of(RichTextBlock.builder()
			.elements(List.of(RichTextListElement.builder().style("bullet").elements(lines).build()))
			.build());
	}

	@Override
	public List<LayoutBlock> facts(Block.Facts block) {
		List<Span> lines = new ArrayList<>();
		for (Block.Fact fact : block.facts()) {
			lines.add(Span.strong((lines.isEmpty() ? "" : "\n") + fact.label() + ": "));
			lines.addAll(fact.value());
		}
		return richText(lines);
	}

	@Override
	public List<LayoutBlock> buttons(Block.Buttons block) {
		return row.render(block.shown(), block.more());
	}

	@Override
	public List<LayoutBlock> progress(Block.Progress block) {
		int total = Math.max(block.total(), 1);
		int filled = (int) Math.round(PROGRESS_WIDTH * (double) Math.max(0, Math.min(block.done(), total)) / total);
		return richText(List.of(Span.plain("▰".repeat(filled) + "▱".repeat(PROGRESS_WIDTH - filled) + " " + block.done()
				+ " of " + block.total())));
	}

	/**
	 * Slack takes pictures as files that are shared after the message, which says what
	 * they show.
	 */
	@Override
	public List<LayoutBlock> picture(Block.Picture block) {
		return block.inWords().render(this);
	}

	@Override
	public List<LayoutBlock> divider(Block.Divider block) {
		return List.of(DividerBlock.builder().build());
	}

	private List<LayoutBlock> richText(List<Span> text) {
		List<RichTextElement> elements = spans.elements(text, LONGEST_TEXT);
		if (elements.isEmpty()) {
			return List.of();
		}
		return List.of(RichTextBlock.builder()
			.elements(List.of(RichTextSectionElement.builder().elements(elements).build()))
			.build());
	}

	static PlainTextObject plainText(String text) {
		return PlainTextObject.builder().text(text).emoji(true).build();
	}

}
