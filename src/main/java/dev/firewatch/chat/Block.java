package dev.firewatch.chat;

import java.util.List;

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
