package dev.firewatch.chat.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Handles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.people.Person;

/** Finds the people and the links in what somebody typed. */
record SaidText(LocalPeople people) {

	private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

	/** What is no plain text, and where that ends. */
	private record Special(int end, Span span) {
	}

	Message message(String typed) {
		List<Span> spans = new ArrayList<>();
		int from = 0;
		for (Map.Entry<Integer, Special> special : specials(typed).entrySet()) {
			if (special.getKey() >= from) {
				plain(spans, typed.substring(from, special.getKey()));
				spans.add(special.getValue().span());
				from = special.getValue().end();
			}
		}
		plain(spans, typed.substring(from));
		return new Message(typed, List.of(new Block.Paragraph(spans)));
	}

	private Map<Integer, Special> specials(String typed) {
		Map<Integer, Special> specials = new TreeMap<>();
		Handles.find(typed, handle -> people.byHandle(handle).map(Person::id)).forEach(found -> {
			Person person = people.known(found.mentioned().person());
			specials.put(found.start(), new Special(found.end(), new Span.Mention(person.id(), person.name())));
		});
		LINK.matcher(typed)
			.results()
			.forEach(link -> specials.put(link.start(),
					new Special(link.end(), new Span.Link(link.group(), link.group()))));
		return specials;
	}

	private static void plain(List<Span> spans, String text) {
		if (!text.isEmpty()) {
			spans.add(Span.plain(text));
		}
	}

}
