package dev.firewatch.chat.local;

import dev.firewatch.chat.Span;

/** The bare words of running text. */
enum PlainText implements Span.Renderer<String> {

	OF_SPANS;

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
		return span.at().toString();
	}

}
