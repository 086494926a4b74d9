package dev.firewatch.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.people.PersonId;

/**
 * A piece of running text. Whatever people typed is in {@code text} as they typed it;
 * each renderer escapes it for its own platform.
 */
public sealed interface Span {

	<T> T render(SpanRenderer<T> spanRenderer);

	record Plain(String text) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.plain(this);
		}
	}

	record Strong(String text) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.strong(this);
		}
	}

	record Code(String text) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.code(this);
		}
	}

	record Link(String label, String url) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.link(this);
		}
	}

	/**
	 * A person, notified where the platform has an account of theirs, else only named.
	 */
	record Mention(PersonId person, String name) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.mention(this);
		}
	}

	/** A room on the platform that the message is sent to. */
	record RoomLink(RoomRef room, String label) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.room(this);
		}
	}

	/** A moment, shown in the reader's own time where the platform can. */
	record Moment(Instant at, Precision precision) implements Span {
		@Override
		public <T> T render(SpanRenderer<T> spanRenderer) {
			return spanRenderer.moment(this);
		}
	}

	/** How much of a moment is shown. */
	enum Precision {

		TIME, DATE, DATE_AND_TIME

	}

	/** Turns each kind of span into what a platform shows. */
	interface SpanRenderer<T> {

		T plain(Plain span);

		T strong(Strong span);

		T code(Code span);

		T link(Link span);

		T mention(Mention span);

		T room(RoomLink span);

		T moment(Moment span);

	}

	static Span plain(String text) {
		return new Plain(text);
	}

	/** A sentence of ours, in which what people are to type stands between backticks. */
	static List<Span> sentence(String text) {
		List<Span> spans = new ArrayList<>();
		Matcher code = Pattern.compile("`([^`\\n]+)`").matcher(text);
		int from = 0;
		while (code.find()) {
			if (code.start() > from) {
				spans.add(new Plain(text.substring(from, code.start())));
			}
			spans.add(new Code(code.group(1)));
			from = code.end();
		}
		if (from < text.length() || spans.isEmpty()) {
			spans.add(new Plain(text.substring(from)));
		}
		return spans;
	}

	static Span strong(String text) {
		return new Strong(text);
	}

	static Span code(String text) {
		return new Code(text);
	}

	static Span time(Instant at) {
		return new Moment(at, Precision.TIME);
	}

	static Span dateTime(Instant at) {
		return new Moment(at, Precision.DATE_AND_TIME);
	}

}
