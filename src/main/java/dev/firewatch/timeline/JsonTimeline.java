package dev.firewatch.timeline;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads timelines that programs wrote as JSON: whose it is, is told by what its elements
 * are called. Several texts below each other, one to a line or not, are read as one.
 */
final class JsonTimeline {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private JsonTimeline() {
	}

	static boolean isOne(String text) {
		String start = text.stripLeading();
		return start.startsWith("{") || start.matches("(?s)\\[\\s*(?:\\{|]).*");
	}

	static TimelineImport read(String text, Context context) {
		List<JsonNode> elements = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		try (JsonParser parser = JSON.createParser(text)) {
			while (parser.nextToken() != null) {
				elements(parser.readValueAsTree(), elements);
			}
		}
		catch (JacksonException broken) {
			if (broken instanceof StreamConstraintsException
					|| broken.getCause() instanceof StreamConstraintsException) {
				return new TimelineImport(Format.SLACK_EXPORT, List.of(),
						List.of(new Problem(1, "This JSON is nested too deeply to be a timeline.")));
			}
			int at = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
			problems.add(new Problem(at, "This JSON is incomplete. Paste the whole file."));
		}
		TimelineImport read = read(elements, context);
		if (elements.isEmpty() && problems.isEmpty()) {
			problems.add(new Problem(1, "It holds no messages: a list of \"ts\", \"user\" and \"text\" is expected."));
		}
		problems.addAll(read.problems());
		return new TimelineImport(read.format(), read.lines(), problems, null, read.remarks());
	}

	private static TimelineImport read(List<JsonNode> elements, Context context) {
		if (elements.stream().anyMatch(one -> one.has("occurredAt"))) {
			return FirewatchJson.read(elements, context);
		}
		if (elements.stream().anyMatch(one -> one.has("createdDateTime"))) {
			return GraphMessages.read(elements, context);
		}
		if (elements.stream().anyMatch(one -> one.has("body") && one.has("status"))) {
			return Statuspage.read(elements, context);
		}
		return SlackExport.read(elements, context);
	}

	/** The elements that a root holds, whatever the list of them is called. */
	private static void elements(JsonNode root, List<JsonNode> elements) {
		if (root.isArray()) {
			root.forEach(element -> {
				if (element.path("incident_updates").isArray()) {
					elements(element, elements);
				}
				else {
					elements.add(element);
				}
			});
			return;
		}
		for (String list : List.of("messages", "items", "timeline", "value", "incident_updates", "incidents")) {
			if (root.path(list).isArray()) {
				elements(root.path(list), elements);
				return;
			}
		}
		if (root.path("incident").path("incident_updates").isArray()) {
			elements(root.path("incident"), elements);
		}
		else if (root.isObject() && (root.has("ts") || root.has("occurredAt") || root.has("createdDateTime"))) {
			elements.add(root);
		}
	}

	/** A text or number; empty if there is none. */
	static String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isString() || value.isNumber() ? value.asString() : "";
	}

	/** Reads each element on its own, so that a bad one spoils no other. */
	static TimelineImport each(Format format, List<JsonNode> elements, Context context, ElementReader reader) {
		List<ImportedLine> lines = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		ImportClock clock = new ImportClock(context);
		int number = 0;
		for (JsonNode element : elements) {
			number++;
			try {
				lines.addAll(reader.read(number, element, clock));
			}
			catch (ImportClock.Unusable unusable) {
				problems.add(new Problem(number, unusable.sentence()));
			}
		}
		return new TimelineImport(format, lines, problems);
	}

	/** Reads what an element holds. */
	@FunctionalInterface
	interface ElementReader {

		List<ImportedLine> read(int number, JsonNode element, ImportClock clock) throws ImportClock.Unusable;

	}

}
