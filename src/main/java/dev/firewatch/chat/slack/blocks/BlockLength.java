package dev.firewatch.chat.slack.blocks;

import java.util.List;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Span;

/** How many characters a block shows, once it is cut to the limit of one block. */
final class BlockLength implements Block.BlockRenderer<Integer> {

	@Override
	public Integer heading(Block.Heading block) {
		return Math.min(block.text().length(), SlackBlocks.LONGEST_HEADING);
	}

	@Override
	public Integer paragraph(Block.Paragraph block) {
		return spans(block.spans());
	}

	@Override
	public Integer aside(Block.Aside block) {
		return spans(block.spans());
	}

	@Override
	public Integer item(Block.Item block) {
		return spans(block.spans()) + labels(block.buttons());
	}

	@Override
	public Integer facts(Block.Facts block) {
		int length = block.facts().stream().mapToInt(f -> f.label().length() + SlackSpans.length(f.value()) + 3).sum();
		return Math.min(length, SlackBlocks.LONGEST_TEXT);
	}

	@Override
	public Integer buttons(Block.Buttons block) {
		return labels(block.shown()) + labels(block.more());
	}

	@Override
	public Integer progress(Block.Progress block) {
		return 20;
	}

	@Override
	public Integer picture(Block.Picture block) {
		return block.inWords().render(this);
	}

	@Override
	public Integer divider(Block.Divider block) {
		return 1;
	}

	private static int spans(List<Span> spans) {
		return Math.min(SlackSpans.length(spans), SlackBlocks.LONGEST_TEXT);
	}

	private static int labels(List<Button> buttons) {
		return buttons.stream().mapToInt(SlackButtonRow::length).sum();
	}

}
