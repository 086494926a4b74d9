package dev.firewatch.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, kept so that it can be handed back if it can't be acted on.
 *
 * @param text the text to show them again
 * @param retry what retries it, under the key of the first attempt
 * @param field for a form, which stays open as it was filled in: the field at which to
 * say why
 */
public record TypedText(Platform platform, String text, @Nullable Supplier<Action> retry, @Nullable String field) {

	public static TypedText text(Platform platform, String text, Supplier<Action> retry) {
		return new TypedText(platform, text, retry, null);
	}

	public static TypedText form(Platform platform, String field) {
		return new TypedText(platform, "", null, field);
	}

	/** Something without text that a platform did on somebody's behalf. */
	public static TypedText nothing(Platform platform) {
		return new TypedText(platform, "", null, null);
	}

	Reply handedBack(String problem) {
		if (field != null) {
			return Reply.correct(field, problem + " Nothing is lost: your text is still here. Send it again.");
		}
		boolean hasText = !text.isBlank();
		String sentence = hasText ? problem + " Nothing is lost: your text is below." : problem;
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain(sentence)));
		if (hasText) {
			blocks.add(Block.paragraph(Span.plain(text)));
		}
		if (retry != null) {
			blocks.add(Block.buttons(Button.primary("Try again", retry.get())));
		}
		return new Reply.Whisper(Message.of(sentence, blocks.toArray(Block[]::new)));
	}

	/** Says the sentence, and gives the text back; a form stays open. */
	Reply told(String sentence) {
		if (field != null) {
			return Reply.correct(field, sentence);
		}
		return text.isBlank() ? Reply.whisper(sentence) : new Reply.Whisper(
				Message.of(sentence, Block.paragraph(Span.plain(sentence)), Block.paragraph(Span.plain(text))));
	}

}
