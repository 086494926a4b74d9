package dev.firewatch.chat;

import java.util.function.Function;

/**
 * A span as text without any markup.
 *
 * @param moments how a moment is written
 */
public record PlainText(Function<Span.Moment, String> moments) implements Span.SpanRenderer<String> {

	@Override
	public String plain(Span.Plain span) {
		return span.text();
	}

	@Override
	public String strong(Span.Strong span) {
		return span.text();
	}

	@Override
	public String code(Span.Code span) {
		return span.text();
	}

	@Override
	public String link(Span.Link span) {
		return span.label();
	}

	@Override
	public String mention(Span.Mention span) {
		return "@" + span.name();
	}

	@Override
	public String room(Span.RoomLink span) {
		return span.label();
	}

	@Override
	public String moment(Span.Moment span) {
		return moments.apply(span);
	}

}
