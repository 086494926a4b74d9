package dev.firewatch.chat;

import java.util.List;

/**
 * What the bot says; the fallback is its news in one line of plain text, for
 * notifications.
 */
public record Message(String fallback, List<Block> blocks) {

	public static Message of(String fallback, Block... blocks) {
		return new Message(fallback, List.of(blocks));
	}

	/** A message that is one sentence. */
	public static Message text(String sentence) {
		return of(sentence, Block.paragraph(Span.plain(sentence)));
	}

}
