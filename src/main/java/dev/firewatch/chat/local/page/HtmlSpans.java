package dev.firewatch.chat.local.page;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Span;
import dev.firewatch.people.Person;

/**
 * Running text as HTML, for one reader.
 *
 * @param said when it was said: moments of another year show theirs
 */
record HtmlSpans(Person reader, Instant said) implements Span.SpanRenderer<Html> {

	private static final Pattern SPECIAL = Pattern
		.compile("`([^`\\n]+)`|(?<![\\w#])#(inc-\\d{4}-\\d+[\\p{L}\\p{N}_-]*)");

	private static final Pattern SEVERITY = Pattern.compile("\\bSEV([0-3])\\b");

	private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

	Html all(List<Span> spans) {
		return Html.pieces().add(spans.stream().map(span -> span.render(this)).toList());
	}

	@Override
	public Html plain(Span.Plain span) {
		Html pieces = Html.pieces();
		Matcher special = SPECIAL.matcher(span.text());
		int from = 0;
		while (special.find()) {
			pieces.add(severities(span.text().substring(from, special.start())));
			String code = special.group(1);
			pieces.add(code == null ? roomLink(special.group(2), special.group(2)) : Html.element("code").text(code));
			from = special.end();
		}
		return pieces.add(severities(span.text().substring(from)));
	}

	/** Severities as coloured chips, which still say which they are. */
	static Html severities(String text) {
		Html pieces = Html.pieces();
		Matcher severity = SEVERITY.matcher(text);
		int from = 0;
		while (severity.find()) {
			pieces.text(text.substring(from, severity.start()));
			pieces.add(Html.element("span", "sev sev" + severity.group(1)).text(severity.group()));
			from = severity.end();
		}
		return pieces.text(text.substring(from));
	}

	@Override
	public Html strong(Span.Strong span) {
		return Html.element("strong").add(severities(span.text()));
	}

	@Override
	public Html code(Span.Code span) {
		return Html.element("code").text(span.text());
	}

	@Override
	public Html link(Span.Link span) {
		if (!isHarmless(span.url())) {
			return Html.element("span").text(span.label());
		}
		return Html.element("a")
			.attribute("href", span.url())
			.attribute("rel", "noopener noreferrer")
			.attribute("target", "_blank")
			.text(span.label());
	}

	static boolean isHarmless(String url) {
		try {
			String scheme = URI.create(url).getScheme();
			return scheme == null ? url.startsWith("/") && !url.startsWith("//")
					: SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
		}
		catch (IllegalArgumentException unreadable) {
			return false;
		}
	}

	@Override
	public Html mention(Span.Mention span) {
		boolean me = span.person().equals(reader.id());
		return Html.element("span", me ? "mention me" : "mention").text("@" + span.name());
	}

	@Override
	public Html room(Span.RoomLink span) {
		return roomLink(span.room().id(), span.label().replaceFirst("^#", ""));
	}

	private static Html roomLink(String id, String name) {
		return Html.element("a", "room-link").attribute("href", "/?room=" + id).text("#" + name);
	}

	@Override
	public Html moment(Span.Moment span) {
		String year = span.at().atZone(reader.zone()).getYear() == said.atZone(reader.zone()).getYear() ? "" : " uuuu";
		return Html.element("time")
			.attribute("datetime", span.at().toString())
			.attribute("title", format("EEE d MMM uuuu, HH:mm (VV)").format(span.at()))
			.text(format(switch (span.precision()) {
				case TIME -> "HH:mm";
				case DATE -> "EEE d MMM" + year;
				case DATE_AND_TIME -> "EEE d MMM" + year + " HH:mm";
			}).format(span.at()));
	}

	DateTimeFormatter format(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(reader.zone());
	}

}
