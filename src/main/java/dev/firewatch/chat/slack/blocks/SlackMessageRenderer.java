package dev.firewatch.chat.slack.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.slack.api.model.block.LayoutBlock;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;

/**
 * Turns a message into Block Kit within Slack's limits; whatever doesn't fit is counted,
 * never lost silently.
 */
public class SlackMessageRenderer {

	static final int MOST_BLOCKS = 50;

	static final int MOST_HOME_BLOCKS = 100;

	/** A longer message is refused with {@code msg_blocks_too_long}. */
	static final int LONGEST_MESSAGE = 12_000;

	private static final int LONGEST_FALLBACK = 3_000;

	private static final int MOST_IN_A_LIST = 20;

	private final Function<PersonId, Optional<String>> userIds;

	public SlackMessageRenderer(Function<PersonId, Optional<String>> userIds) {
		this.userIds = userIds;
	}

	/** What is sent: blocks, and the line that a notification shows instead. */
	public record Rendered(String text, List<LayoutBlock> blocks) {
	}

	public Rendered render(Message message) {
		return new Rendered(fallback(message.fallback()), blocks(message, MOST_BLOCKS));
	}

	public List<LayoutBlock> home(Message message) {
		return blocks(message, MOST_HOME_BLOCKS);
	}

	static String fallback(String text) {
		String line = text.isBlank() ? "Firewatch" : text;
		String escaped = escaped(Cut.to(line, LONGEST_FALLBACK));
		// Slack counts what is sent, in which one character may have become five.
		return escaped.length() <= LONGEST_FALLBACK ? escaped
				: escaped(Cut.to(line, LONGEST_FALLBACK / "&amp;".length()));
	}

	/** The three characters by which Slack's markup begins and ends. */
	public static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private List<LayoutBlock> blocks(Message message, int most) {
		SlackBlocks renderer = new SlackBlocks(new SlackSpans(userIds));
		List<List<Block>> groups = grouped(message.blocks());
		// People need the buttons at the end: they stay when text is cut.
		List<LayoutBlock> ending = new ArrayList<>();
		int characters = 0;
		if (groups.size() > 1 && groups.get(groups.size() - 1).get(0) instanceof Block.Buttons buttons) {
			groups.remove(groups.size() - 1);
			ending.addAll(buttons.render(renderer));
			characters = length(buttons);
		}
		List<LayoutBlock> blocks = new ArrayList<>();
		int room = most - ending.size() - 1;
		for (int i = 0; i < groups.size(); i++) {
			List<LayoutBlock> rendered = rendered(groups.get(i), renderer);
			characters += groups.get(i).stream().mapToInt(SlackMessageRenderer::length).sum();
			if (blocks.size() + rendered.size() > room || characters > LONGEST_MESSAGE) {
				int left = groups.subList(i, groups.size()).stream().mapToInt(List::size).sum();
				blocks.addAll(Block.aside(Span.plain("… and " + left + " more")).render(renderer));
				break;
			}
			blocks.addAll(rendered);
		}
		blocks.addAll(ending);
		return blocks;
	}

	private static List<LayoutBlock> rendered(List<Block> group, SlackBlocks renderer) {
		if (group.size() == 1) {
			return group.get(0).render(renderer);
		}
		return renderer.items(group.stream().map(Block.Item.class::cast).toList());
	}

	/** Consecutive items without buttons belong to one list. */
	private static List<List<Block>> grouped(List<Block> blocks) {
		List<List<Block>> groups = new ArrayList<>();
		int length = 0;
		for (Block block : blocks) {
			List<Block> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
			length += length(block);
			if (isLine(block) && !last.isEmpty() && isLine(last.get(0)) && last.size() < MOST_IN_A_LIST
					&& length <= SlackBlocks.LONGEST_TEXT) {
				last.add(block);
			}
			else {
				groups.add(new ArrayList<>(List.of(block)));
				length = length(block);
			}
		}
		return groups;
	}

	private static boolean isLine(Block block) {
		return block instanceof Block.Item item && item.buttons().isEmpty();
	}

	/** How much of a message's length the block takes up. */
	private static int length(Block block) {
		return block.render(new BlockLength());
	}

}
