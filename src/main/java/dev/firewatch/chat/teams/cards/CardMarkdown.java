package dev.firewatch.chat.teams.cards;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import org.jspecify.annotations.Nullable;

/**
 * Running text with the little markup that cards have, for mentions and moments, which
 * Teams shows only there. What was typed is escaped.
 */
class CardMarkdown implements Span.SpanRenderer<String> {

	private final CardMentions mentions;

	private final Function<RoomRef, @Nullable String> links;

	CardMarkdown(CardMentions mentions, Function<RoomRef, @Nullable String> links) {
		this.mentions = mentions;
		this.links = links;
	}

	@Override
	public String plain(Span.Plain span) {
		return CardText.escaped(span.text());
	}

	@Override
	public String strong(Span.Strong span) {
		String text = span.text();
		String inner = text.strip();
		if (inner.isEmpty() || inner.contains("\n")) {
			return CardText.escaped(text);
		}
		// Bold text must not begin or end with a space.
		int start = text.indexOf(inner);
		return CardText.escaped(text.substring(0, start)) + "**" + CardText.escaped(inner) + "**"
				+ CardText.escaped(text.substring(start + inner.length()));
	}

	@Override
	public String code(Span.Code span) {
		// Cards know no code in text with markup; it has to stand out all the same.
		return strong(new Span.Strong(span.text()));
	}

	@Override
	public String link(Span.Link span) {
		String label = CardText.escaped(span.label());
		boolean safe = CardRuns.isWeb(span.url()) && span.url().matches("[^()<>\\s\\\\]+");
		return safe && !label.isBlank() ? "[" + label + "](" + span.url() + ")" : label;
	}

	@Override
	public String mention(Span.Mention span) {
		return mentions.text(span).orElseGet(() -> CardText.escaped("@" + span.name()));
	}

	@Override
	public String room(Span.RoomLink span) {
		String url = links.apply(span.room());
		return link(new Span.Link(span.label(), url == null ? "" : url));
	}

	/** Each reader sees it in their own time. */
	@Override
	public String moment(Span.Moment span) {
		Instant at = span.at().truncatedTo(ChronoUnit.SECONDS);
		String date = "{{DATE(" + at + ", SHORT)}}";
		String time = "{{TIME(" + at + ")}}";
		return switch (span.precision()) {
			case TIME -> time;
			case DATE -> date;
			case DATE_AND_TIME -> date + " " + time;
		};
	}

}
