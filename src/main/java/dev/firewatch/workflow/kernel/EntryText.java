package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.jspecify.annotations.Nullable;

/** A draft of an entry as names and texts, and back. */
final class EntryText {

	private EntryText() {
	}

	static Map<String, String> written(Draft draft) {
		Map<String, String> about = new LinkedHashMap<>();
		about.put("key", draft.key());
		about.put("start", draft.when().start().toString());
		put(about, "end", draft.when().end());
		about.put("open", Boolean.toString(draft.when().openEnded()));
		about.put("recorded", draft.recordedAt().toString());
		put(about, "author", draft.author());
		about.put("source", draft.source().name());
		about.put("text", draft.text());
		put(about, "mark", draft.mark() == null ? null : draft.mark().name());
		put(about, "link", draft.link());
		return about;
	}

	private static void put(Map<String, String> about, String name, @Nullable Object value) {
		if (value != null) {
			about.put(name, value.toString());
		}
	}

	static Draft read(Map<String, String> about) {
		String end = about.get("end");
		String author = about.get("author");
		String mark = about.get("mark");
		When when = new When(Instant.parse(need(about, "start")), end == null ? null : Instant.parse(end),
				Boolean.parseBoolean(about.get("open")));
		return new Draft(need(about, "key"), when, Instant.parse(need(about, "recorded")),
				author == null ? null : new PersonId(author), Source.valueOf(need(about, "source")),
				need(about, "text"), mark == null ? null : Milestone.valueOf(mark), about.get("link"));
	}

	private static String need(Map<String, String> about, String name) {
		String value = about.get(name);
		if (value == null) {
			throw new IllegalStateException("an entry's effect says nothing of " + name);
		}
		return value;
	}

}
