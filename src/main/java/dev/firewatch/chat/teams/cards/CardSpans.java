package dev.firewatch.chat.teams.cards;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.PlainText;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import org.jspecify.annotations.Nullable;

/**
 * Running text as one element of a card: without markup if possible, with escaped text if
 * it mentions somebody or gives a time.
 */
class CardSpans {

	static final int LONGEST = 3_000;

	private static final DateTimeFormatter FALLBACK = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final CardMentions mentions;

	private final CardRuns runs;

	private final CardMarkdown markdown;

	CardSpans(CardMentions mentions, Function<RoomRef, @Nullable String> links) {
		this.mentions = mentions;
		this.runs = new CardRuns(links);
		this.markdown = new CardMarkdown(mentions, links);
	}

	/** The element; empty if there is nothing to show. */
	Optional<ObjectNode> element(List<Span> all, Style style) {
		List<Span> spans = cut(all);
		if (words(spans).isBlank()) {
			return Optional.empty();
		}
		boolean needsMarkup = spans.stream()
			.anyMatch(span -> span instanceof Span.Moment
					|| span instanceof Span.Mention mention && mentions.has(mention));
		return Optional.of(needsMarkup ? block(spans, style) : runs(spans, style));
	}

	/** How a text is emphasised. */
	enum Style {

		NORMAL, SMALL, HEADING, WRONG;

		ObjectNode on(ObjectNode element) {
			return switch (this) {
				case NORMAL -> element;
				case SMALL -> element.put("size", "Small").put("isSubtle", true);
				case HEADING -> element.put("size", "Large").put("weight", "Bolder");
				case WRONG -> element.put("color", "Attention");
			};
		}

	}

	private ObjectNode block(List<Span> spans, Style style) {
		StringBuilder text = new StringBuilder();
		spans.forEach(span -> text.append(span.render(markdown)));
		return style.on(TeamsJson.object().put("type", "TextBlock").put("wrap", true).put("text", text.toString()));
	}

	private ObjectNode runs(List<Span> spans, Style style) {
		ObjectNode element = TeamsJson.object().put("type", "RichTextBlock");
		ArrayNode inlines = element.putArray("inlines");
		for (Span span : spans) {
			ObjectNode run = span.render(runs);
			if (!run.path("text").asText().isEmpty()) {
				inlines.add(style.on(run));
			}
		}
		if (inlines.isEmpty()) {
			inlines.add(CardRuns.run(" "));
		}
		return element;
	}

	private static List<Span> cut(List<Span> all) {
		List<Span> kept = new ArrayList<>();
		int left = LONGEST;
		for (Span span : all) {
			int length = words(List.of(span)).length();
			if (length > 0 && left > 0) {
				kept.add(length <= left ? span : shortened(span, Math.max(left, 2)));
				left -= length;
			}
		}
		return kept;
	}

	private static Span shortened(Span span, int max) {
		if (span instanceof Span.Strong strong) {
			return new Span.Strong(Cut.to(strong.text(), max));
		}
		if (span instanceof Span.Code code) {
			return new Span.Code(Cut.to(code.text(), max));
		}
		if (span instanceof Span.Link link) {
			return new Span.Link(Cut.to(link.label(), max), link.url());
		}
		if (span instanceof Span.Mention mention) {
			return new Span.Mention(mention.person(), Cut.to(mention.name(), max));
		}
		// A moment is short, and half of it would say something else.
		return span instanceof Span.Plain plain ? new Span.Plain(Cut.to(plain.text(), max)) : span;
	}

	/** The spans as plain text. */
	static String words(List<Span> spans) {
		PlainText words = new PlainText(moment -> fallback(moment.at()));
		StringBuilder text = new StringBuilder();
		spans.forEach(span -> text.append(span.render(words)));
		return text.toString();
	}

	private static String fallback(Instant at) {
		return FALLBACK.format(at);
	}

}
