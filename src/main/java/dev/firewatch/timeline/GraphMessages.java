package dev.firewatch.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the messages of a chat or a channel as Microsoft's Graph lists them. */
final class GraphMessages {

	private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|tr|h\\d)>");

	private static final Pattern AT = Pattern.compile("(?i)<at[^>]*>");

	private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");

	private static final Map<String, String> ENTITIES = Map.of("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"",
			"&#39;", "'", "&apos;", "'");

	private GraphMessages() {
	}

	static TimelineImport read(List<JsonNode> elements, Context context) {
		return JsonTimeline.each(Format.TEAMS_GRAPH, elements, context, GraphMessages::lines);
	}

	private static List<ImportedLine> lines(int number, JsonNode message, ImportClock clock) throws Unusable {
		List<ImportedLine> lines = new ArrayList<>(List.of(line(number, message, clock)));
		for (JsonNode reply : message.path("replies")) {
			lines.add(line(number, reply, clock));
		}
		return lines;
	}

	private static ImportedLine line(int number, JsonNode message, ImportClock clock) throws Unusable {
		String kind = JsonTimeline.text(message, "messageType");
		if (!kind.isEmpty() && !kind.equals("message")) {
			throw new Unusable("It is about the chat itself (%s).".formatted(kind));
		}
		if (!JsonTimeline.text(message, "deletedDateTime").isEmpty()) {
			throw new Unusable("It was deleted.");
		}
		MarkedText said = MarkedText.of(words(message));
		if (said.text().isEmpty()) {
			throw new Unusable("There is no text in it.");
		}
		JsonNode from = message.path("from");
		@Nullable String author = FirewatchJson.orNull(JsonTimeline.text(from.path("user"), "displayName"));
		return new ImportedLine(number,
				When.at(clock.past(FirewatchJson.moment(JsonTimeline.text(message, "createdDateTime")))),
				author != null ? author
						: FirewatchJson.orNull(JsonTimeline.text(from.path("application"), "displayName")),
				said.text(), said.mark(), FirewatchJson.orNull(JsonTimeline.text(message, "webUrl")));
	}

	private static String words(JsonNode message) {
		JsonNode body = message.path("body");
		String content = JsonTimeline.text(body, "content");
		String text = JsonTimeline.text(body, "contentType").equals("html") ? plain(content) : content.strip();
		if (!text.isEmpty()) {
			return text;
		}
		List<String> names = new ArrayList<>();
		message.path("attachments").forEach(one -> names.add(JsonTimeline.text(one, "name")));
		return String.join(", ", names.stream().filter(name -> !name.isBlank()).toList());
	}

	/** What a reader of the page sees. */
	static String plain(String html) {
		String text = TAG.matcher(AT.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("@")).replaceAll("");
		for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
			text = text.replace(entity.getKey(), entity.getValue());
		}
		return text.replace("&amp;", "&").strip();
	}

}
