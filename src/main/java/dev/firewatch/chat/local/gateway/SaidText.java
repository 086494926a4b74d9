package dev.firewatch.chat.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.people.Person;

/** Finds the people and the links in what somebody typed. */
record SaidText(LocalPeople people) {

	private static final Pattern SPECIAL = Pattern
		.compile("(?<![\\p{L}\\p{N}])@([A-Za-z]+)|https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

	Message message(String typed) {
		List<Span> spans = new ArrayList<>();
		Matcher matcher = SPECIAL.matcher(typed);
		int from = 0;
		while (matcher.find()) {
			Optional<Span> special = special(matcher);
			if (special.isPresent()) {
				plain(spans, typed.substring(from, matcher.start()));
				spans.add(special.get());
				from = matcher.end();
			}
		}
		plain(spans, typed.substring(from));
		return new Message(typed, List.of(new Block.Paragraph(spans)));
	}

	private Optional<Span> special(Matcher matcher) {
		if (matcher.group(1) == null) {
			return Optional.of(new Span.Link(matcher.group(), matcher.group()));
		}
		Optional<Person> person = people.byHandle(matcher.group(1));
		return person.map(found -> new Span.Mention(found.id(), found.name()));
	}

	private static void plain(List<Span> spans, String text) {
		if (!text.isEmpty()) {
			spans.add(Span.plain(text));
		}
	}

}
