package dev.firewatch.chat;

import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A part of a message. */
public sealed interface Block {

	<T> T render(BlockRenderer<T> blockRenderer);

	record Heading(String text) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.heading(this);
		}
	}

	record Paragraph(List<Span> spans) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.paragraph(this);
		}
	}

	/** Small print. */
	record Aside(List<Span> spans) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.aside(this);
		}
	}

	/** One line of a list with the buttons that belong to it. */
	record Item(List<Span> spans, List<Button> buttons) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.item(this);
		}
	}

	/** Labels and values. */
	record Facts(List<Fact> facts) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.facts(this);
		}
	}

	record Fact(String label, List<Span> value) {
	}

	/** Up to four buttons in a row, and the rest under "More". */
	record Buttons(List<Button> shown, List<Button> more) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.buttons(this);
		}
	}

	/** How much of something is complete. */
	record Progress(int done, int total) implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.progress(this);
		}
	}

	/**
	 * A picture. A platform that can't show it shows its words instead, and where it is.
	 *
	 * @param title what it is, in a few words
	 * @param words what it shows, for those who can't see it
	 * @param png its content in Base64
	 * @param link where the same is shown on a page; null if nowhere
	 */
	record Picture(String title, String words, String png, @Nullable String link) implements Block {

		/** A picture by its content. */
		public static Picture of(String title, String words, byte[] png, @Nullable String link) {
			return new Picture(title, words, Base64.getEncoder().encodeToString(png), link);
		}

		public byte[] content() {
			return Base64.getDecoder().decode(png);
		}

		/** The picture in words. */
		public Block inWords() {
			Span shown = Span.plain(" · " + words);
			return link == null ? aside(Span.strong(title), shown) : aside(new Span.Link(title, link), shown);
		}

		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.picture(this);
		}
	}

	record Divider() implements Block {
		@Override
		public <T> T render(BlockRenderer<T> blockRenderer) {
			return blockRenderer.divider(this);
		}
	}

	/** Turns each kind of block into what a platform shows. */
	interface BlockRenderer<T> {

		T heading(Heading block);

		T paragraph(Paragraph block);

		T aside(Aside block);

		T item(Item block);

		T facts(Facts block);

		T buttons(Buttons block);

		T progress(Progress block);

		T picture(Picture block);

		T divider(Divider block);

	}

	static Block paragraph(Span... spans) {
		return new Paragraph(List.of(spans));
	}

	/** A sentence of ours, in which what people are to type stands between backticks. */
	static Block sentence(String text) {
		return new Paragraph(Span.sentence(text));
	}

	static Block aside(Span... spans) {
		return new Aside(List.of(spans));
	}

	static Block buttons(Button... shown) {
		return new Buttons(List.of(shown), List.of());
	}

}
