package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a timeline as Firewatch itself exports it. */
final class FirewatchJson {

	private FirewatchJson() {
	}

	static TimelineImport read(List<JsonNode> elements, Context context) {
		return JsonTimeline.each(Format.FIREWATCH, elements, context, FirewatchJson::line);
	}

	private static List<ImportedLine> line(int number, JsonNode entry, ImportClock clock) throws Unusable {
		String text = JsonTimeline.text(entry, "text").strip();
		if (text.isEmpty()) {
			throw new Unusable("It doesn't say what happened.");
		}
		Instant start = clock.past(moment(JsonTimeline.text(entry, "occurredAt")));
		String ended = JsonTimeline.text(entry, "endedAt");
		@Nullable Instant end = ended.isEmpty() ? null : clock.past(moment(ended));
		if (end != null && end.isBefore(start)) {
			throw new Unusable("It ends before it starts.");
		}
		Optional<Milestone> mark = Milestone.parse(JsonTimeline.text(entry, "mark").replace(' ', '-'));
		JsonNode author = entry.path("author");
		return List
			.of(new ImportedLine(number, new When(start, end, end == null && entry.path("openEnded").asBoolean(false)),
					orNull(author.isObject() ? JsonTimeline.text(author, "name") : JsonTimeline.text(entry, "author")),
					text, mark.orElse(null), orNull(JsonTimeline.text(entry, "link"))));
	}

	/** An exact moment as programs write it. */
	static Instant moment(String text) throws Unusable {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException none) {
			throw new Unusable(text.isEmpty() ? "It has no time." : "I don't know the time \"%s\".".formatted(text));
		}
	}

	static @Nullable String orNull(String text) {
		return text.isBlank() ? null : text.strip();
	}

}
