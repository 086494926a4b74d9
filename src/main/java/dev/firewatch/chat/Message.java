package dev.firewatch.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * What the bot says; the fallback gives the news in one line of plain text, for
 * notifications.
 */
public record Message(String fallback, List<Block> blocks) {

	public static Message of(String fallback, Block... blocks) {
		return new Message(fallback, List.of(blocks));
	}

	/**
	 * The same, saying that it may have been sent before: for a platform that can't tell
	 * whether it was.
	 */
	public Message perhapsRepeated() {
		List<Block> marked = new ArrayList<>(blocks);
		marked.add(Block.aside(Span.plain("Sent again: I could not see whether it had arrived.")));
		return new Message(fallback, marked);
	}

	/** The same with more below. */
	public Message with(List<? extends Block> more) {
		List<Block> all = new ArrayList<>(blocks);
		all.addAll(more);
		return new Message(fallback, all);
	}

	/** The same with words in place of pictures. */
	public Message inWords() {
		return new Message(fallback,
				blocks.stream().map(block -> block instanceof Block.Picture one ? one.inWords() : block).toList());
	}

	/** The pictures in it. */
	public List<Block.Picture> pictures() {
		return blocks.stream().filter(Block.Picture.class::isInstance).map(Block.Picture.class::cast).toList();
	}

	/** A message that is one sentence of ours. */
	public static Message text(String sentence) {
		return of(sentence, Block.sentence(sentence));
	}

}
