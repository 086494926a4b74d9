package dev.firewatch.chat.teams.cards;

import java.net.URI;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import org.jspecify.annotations.Nullable;

/**
 * Running text without any markup: it shows exactly what was typed.
 */
class CardRuns implements Span.SpanRenderer<ObjectNode> {

	static final int LONGEST_URL = 2_000;

	private final Function<RoomRef, @Nullable String> links;

	CardRuns(Function<RoomRef, @Nullable String> links) {
		this.links = links;
	}

	@Override
	public ObjectNode plain(Span.Plain span) {
		return run(span.text());
	}

	@Override
	public ObjectNode strong(Span.Strong span) {
		return run(span.text()).put("weight", "Bolder");
	}

	@Override
	public ObjectNode code(Span.Code span) {
		return run(span.text()).put("fontType", "Monospace");
	}

	@Override
	public ObjectNode link(Span.Link span) {
		ObjectNode run = run(span.label());
		if (isWeb(span.url())) {
			run.putObject("selectAction").put("type", "Action.OpenUrl").put("url", span.url());
		}
		return run;
	}

	/** Whether a link may lead there. */
	static boolean isWeb(String url) {
		try {
			URI uri = URI.create(url);
			boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
			return web && uri.getHost() != null && url.length() <= LONGEST_URL;
		}
		catch (IllegalArgumentException unreadable) {
			return false;
		}
	}

	@Override
	public ObjectNode mention(Span.Mention span) {
		return run("@" + span.name());
	}

	@Override
	public ObjectNode room(Span.RoomLink span) {
		String url = links.apply(span.room());
		return link(new Span.Link(span.label(), url == null ? "" : url));
	}

	@Override
	public ObjectNode moment(Span.Moment span) {
		throw new IllegalStateException("a moment is shown in text that has markup");
	}

	static ObjectNode run(String text) {
		return TeamsJson.object().put("type", "TextRun").put("text", CardText.plain(text));
	}

}
