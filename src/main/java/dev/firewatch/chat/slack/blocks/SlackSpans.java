package dev.firewatch.chat.slack.blocks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.PlainText;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/**
 * Running text as elements of a rich_text block, in which what people typed is never read
 * as markup.
 */
class SlackSpans implements Span.SpanRenderer<RichTextElement> {

	private static final int LONGEST_URL = 3_000;

	private static final DateTimeFormatter FALLBACK = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final Function<PersonId, Optional<String>> userIds;

	SlackSpans(Function<PersonId, Optional<String>> userIds) {
		this.userIds = userIds;
	}

	/** The spans' elements, at most {@code max} characters of them. */
	List<RichTextElement> elements(List<Span> spans, int max) {
		List<RichTextElement> elements = new ArrayList<>();
		int left = max;
		for (Span span : spans) {
			int length = length(span);
			if (length == 0) {
				continue;
			}
			if (left <= 0) {
				break;
			}
			elements.add(shortened(span, left).render(this));
			left -= length;
		}
		return elements;
	}

	static int length(List<Span> spans) {
		return spans.stream().mapToInt(SlackSpans::length).sum();
	}

	/** The spans as one line of plain text. */
	String plain(List<Span> spans) {
		StringBuilder text = new StringBuilder();
		spans.forEach(span -> text.append(words(span)));
		return text.toString();
	}

	private static int length(Span span) {
		return words(span).length();
	}

	private static String words(Span span) {
		return span.render(new PlainText(moment -> fallback(moment.at())));
	}

	private static Span shortened(Span span, int max) {
		if (length(span) <= max) {
			return span;
		}
		// A mention or a moment is short, and half of one would mean something else.
		if (span instanceof Span.Strong strong) {
			return new Span.Strong(Cut.to(strong.text(), max));
		}
		if (span instanceof Span.Code code) {
			return new Span.Code(Cut.to(code.text(), max));
		}
		if (span instanceof Span.Link link) {
			return new Span.Link(Cut.to(link.label(), max), link.url());
		}
		return span instanceof Span.Plain plain ? new Span.Plain(Cut.to(plain.text(), max)) : span;
	}

	@Override
	public RichTextElement plain(Span.Plain span) {
		return text(span.text());
	}

	@Override
	public RichTextElement strong(Span.Strong span) {
		return styled(span.text(), TextStyle.builder().bold(true).build());
	}

	@Override
	public RichTextElement code(Span.Code span) {
		return styled(span.text(), TextStyle.builder().code(true).build());
	}

	@Override
	public RichTextElement link(Span.Link span) {
		boolean isWeb = span.url().startsWith("https://") || span.url().startsWith("http://");
		if (!isWeb || span.url().length() > LONGEST_URL) {
			return text(span.label());
		}
		return RichTextSectionElement.Link.builder().url(span.url()).text(span.label()).build();
	}

	@Override
	public RichTextElement mention(Span.Mention span) {
		return userIds.apply(span.person())
			.<RichTextElement>map(id -> RichTextSectionElement.User.builder().userId(id).build())
			.orElseGet(() -> text("@" + span.name()));
	}

	@Override
	public RichTextElement room(Span.RoomLink span) {
		if (span.room().platform() != Platform.SLACK) {
			return text(span.label());
		}
		return RichTextSectionElement.Channel.builder().channelId(SlackPlace.of(span.room()).channel()).build();
	}

	@Override
	public RichTextElement moment(Span.Moment span) {
		long seconds = Math.max(0, Math.min(span.at().getEpochSecond(), Integer.MAX_VALUE));
		return RichTextSectionElement.Date.builder()
			.timestamp((int) seconds)
			.format(format(span.precision()))
			.fallback(fallback(span.at()))
			.build();
	}

	static String format(Span.Precision precision) {
		return switch (precision) {
			case TIME -> "{time}";
			case DATE -> "{date_short_pretty}";
			case DATE_AND_TIME -> "{date_short_pretty} {time}";
		};
	}

	static String fallback(Instant at) {
		return FALLBACK.format(at);
	}

	private static RichTextElement text(String text) {
		return RichTextSectionElement.Text.builder().text(text).build();
	}

	private static RichTextElement styled(String text, TextStyle style) {
		return RichTextSectionElement.Text.builder().text(text).style(style).build();
	}

}
