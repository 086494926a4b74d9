package dev.firewatch.chat.local.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.PlainText;
import dev.firewatch.chat.Span;

/** Messages as HTML, for one reader; its buttons belong in a form. */
record HtmlRenderer(HtmlSpans spans) implements Block.BlockRenderer<Html> {

	private static final PlainText WORDS = new PlainText(moment -> moment.at().toString());

	/** Anything longer is folded, so that it does not push the conversation away. */
	private static final int LONG = 1_200;

	private static final int LONG_LINES = 18;

	private static final int BEGINNING = 400;

	Html message(Message message) {
		return Html.pieces().add(message.blocks().stream().map(block -> block.render(this)).toList());
	}

	@Override
	public Html heading(Block.Heading block) {
		return Html.element("h4").attribute("dir", "auto").add(HtmlSpans.severities(block.text()));
	}

	@Override
	public Html paragraph(Block.Paragraph block) {
		return folded(Html.element("p").attribute("dir", "auto").add(spans.all(block.spans())), block.spans());
	}

	@Override
	public Html aside(Block.Aside block) {
		return folded(Html.element("p", "aside").attribute("dir", "auto").add(spans.all(block.spans())), block.spans());
	}

	private static Html folded(Html whole, List<Span> spans) {
		StringBuilder text = new StringBuilder();
		spans.forEach(span -> text.append(span.render(WORDS)));
		long lines = text.chars().filter(next -> next == '\n').count();
		if (text.length() <= LONG && lines <= LONG_LINES) {
			return whole;
		}
		String beginning = Cut.beginning(text.toString(), BEGINNING)
			.lines()
			.limit(6)
			.reduce((one, two) -> one + "\n" + two)
			.orElse("");
		Html summary = Html.element("summary")
			.add(Html.element("span", "beginning").attribute("dir", "auto").text(beginning + " …"))
			.add(Html.element("span", "show-all").text("Show all (%,d characters)".formatted(text.length())));
		return Html.element("details", "long").add(summary).add(whole);
	}

	@Override
	public Html item(Block.Item block) {
		Html line = Html.element("div", "item")
			.add(Html.element("span", "item-text").attribute("dir", "auto").add(spans.all(block.spans())));
		return block.buttons().isEmpty() ? line
				: line.add(Html.element("span", "item-buttons").add(buttons(block.buttons())));
	}

	@Override
	public Html facts(Block.Facts block) {
		Html list = Html.element("dl");
		for (Block.Fact fact : block.facts()) {
			list.add(Html.element("div")
				.add(Html.element("dt").text(fact.label()))
				.add(Html.element("dd").attribute("dir", "auto").add(spans.all(fact.value()))));
		}
		return list;
	}

	@Override
	public Html buttons(Block.Buttons block) {
		Html row = Html.element("div", "buttons").add(buttons(block.shown()));
		if (!block.more().isEmpty()) {
			row.add(Html.element("details", "more")
				.add(Html.element("summary", "button").text("More"))
				.add(Html.element("div", "menu").add(buttons(block.more()))));
		}
		return row;
	}

	private static List<Html> buttons(List<Button> buttons) {
		return buttons.stream()
			.map(button -> Html.element("button", button.primary() ? "button primary" : "button")
				.attribute("type", "submit")
				.attribute("name", "action")
				.attribute("value", encoded(button.action()))
				.text(button.label()))
			.toList();
	}

	/** Line breaks and control characters don't survive in an attribute. */
	static String encoded(Action action) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(action.encoded().getBytes(StandardCharsets.UTF_8));
	}

	static Action decoded(String value) {
		return Action.decoded(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
	}

	@Override
	public Html progress(Block.Progress block) {
		String words = block.done() + " of " + block.total();
		return Html.element("div", "progress")
			.add(Html.element("progress")
				.attribute("value", Integer.toString(block.done()))
				.attribute("max", Integer.toString(Math.max(1, block.total())))
				.attribute("aria-label", words))
			.add(Html.element("span").text(words));
	}

	@Override
	public Html picture(Block.Picture block) {
		Html title = Html.element("figcaption").attribute("dir", "auto").text(block.title());
		return Html.element("figure", "picture")
			.add(title)
			.add(Html.element("img")
				.attribute("src", "data:image/png;base64," + block.png())
				.attribute("alt", block.words()));
	}

	@Override
	public Html divider(Block.Divider block) {
		return Html.element("hr");
	}

}
