package dev.firewatch.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the messages of a channel as Slack exports them. */
final class SlackExport {

	/** Kinds whose text somebody wrote; other kinds are about the channel itself. */
	private static final Set<String> WRITTEN = Set.of("", "bot_message", "file_share", "me_message", "thread_broadcast",
			"message_changed", "message_replied");

	private static final Pattern TS = Pattern.compile("\\d{9,11}(?:\\.\\d{1,6})?");

	private static final Pattern TOKEN = Pattern.compile("<([@#!]?)([^<>|]+)(?:\\|([^<>]*))?>");

	private final Map<String, String> names;

	private SlackExport(Map<String, String> names) {
		this.names = names;
	}

	static TimelineImport read(List<JsonNode> elements, Context context) {
		Map<String, String> names = new HashMap<>();
		elements.forEach(message -> name(message, names));
		return read(elements, context, names);
	}

	/** Reads them with the names of people that are known from elsewhere. */
	static TimelineImport read(List<JsonNode> elements, Context context, Map<String, String> names) {
		SlackExport export = new SlackExport(names);
		return JsonTimeline.each(Format.SLACK_EXPORT, elements, context, export::lines);
	}

	/** Notes the name under which somebody writes. */
	static void name(JsonNode message, Map<String, String> names) {
		String id = JsonTimeline.text(message, "user");
		for (String place : List.of("display_name", "real_name", "name")) {
			String name = JsonTimeline.text(message.path("user_profile"), place);
			if (!id.isEmpty() && !name.isBlank()) {
				names.putIfAbsent(id, name);
			}
		}
	}

	private List<ImportedLine> lines(int number, JsonNode element, ImportClock clock) throws Unusable {
		List<ImportedLine> lines = new ArrayList<>(List.of(line(number, element, clock)));
		for (String thread : List.of("replies", "thread", "thread_messages")) {
			for (JsonNode reply : element.path(thread)) {
				// Slack itself lists only who replied and when; some tools put the words
				// there.
				if (reply.has("text") && !JsonTimeline.text(reply, "ts").equals(JsonTimeline.text(element, "ts"))) {
					lines.add(line(number, reply, clock));
				}
			}
		}
		return lines;
	}

	private ImportedLine line(int number, JsonNode element, ImportClock clock) throws Unusable {
		String kind = JsonTimeline.text(element, "subtype");
		JsonNode message = kind.equals("message_changed") ? element.path("message") : element;
		if (!WRITTEN.contains(kind)) {
			throw new Unusable("It is about the channel itself (%s).".formatted(kind));
		}
		String ts = JsonTimeline.text(message, "ts");
		if (!TS.matcher(ts).matches()) {
			throw new Unusable("It has no time (\"ts\").");
		}
		MarkedText said = MarkedText.of(reads(words(message)));
		if (said.text().isEmpty()) {
			throw new Unusable("There is no text in it.");
		}
		Instant at = Instant.ofEpochMilli(new BigDecimal(ts).movePointRight(3).longValue());
		return new ImportedLine(number, When.at(clock.past(at)), author(message), said.text(), said.mark(), null, ts,
				FirewatchJson.orNull(JsonTimeline.text(message, "user")));
	}

	/** The name of whoever wrote it; the id of the account if none is known. */
	private @Nullable String author(JsonNode message) {
		String user = JsonTimeline.text(message, "user");
		@Nullable String name = FirewatchJson.orNull(names.getOrDefault(user, user));
		if (name != null) {
			return name;
		}
		@Nullable String bot = FirewatchJson.orNull(JsonTimeline.text(message, "username"));
		return bot != null ? bot : FirewatchJson.orNull(JsonTimeline.text(message.path("bot_profile"), "name"));
	}

	/** What people saw: bots put it into attachments and blocks, and files have names. */
	private static String words(JsonNode message) {
		Set<String> words = new LinkedHashSet<>();
		add(JsonTimeline.text(message, "text"), words);
		if (words.isEmpty()) {
			message.path("blocks").forEach(block -> add(block(block), words));
		}
		message.path("attachments").forEach(attachment -> {
			int before = words.size();
			for (String place : List.of("pretext", "title", "text")) {
				add(JsonTimeline.text(attachment, place), words);
			}
			attachment.path("fields")
				.forEach(field -> add(
						(JsonTimeline.text(field, "title") + ": " + JsonTimeline.text(field, "value")).strip(), words));
			attachment.path("blocks").forEach(block -> add(block(block), words));
			if (words.size() == before) {
				add(JsonTimeline.text(attachment, "fallback"), words);
			}
		});
		if (words.isEmpty()) {
			message.path("files").forEach(file -> add(JsonTimeline.text(file, "name"), words));
		}
		return String.join("\n", words);
	}

	private static void add(String text, Set<String> words) {
		if (!text.isBlank() && words.stream().noneMatch(word -> word.contains(text.strip()))) {
			words.add(text.strip());
		}
	}

	private static String block(JsonNode block) {
		List<String> texts = new ArrayList<>();
		text(block, texts, 0);
		return String.join(" ", texts);
	}

	private static void text(JsonNode node, List<String> texts, int depth) {
		if (depth > 20) {
			return;
		}
		JsonNode text = node.path("text");
		if (text.isString()) {
			texts.add(text.asString().strip());
		}
		for (JsonNode child : node) {
			if (child.isObject() || child.isArray()) {
				text(child, texts, depth + 1);
			}
		}
	}

	/** Slack's markup as plain text. */
	private String reads(String raw) {
		return TOKEN.matcher(raw).replaceAll(token -> {
			@Nullable String label = token.group(3);
			boolean named = label != null && !label.isEmpty();
			String sign = token.group(1);
			String shown = sign.isEmpty() ? token.group(2)
					: token.group(2).startsWith("date^") ? named ? label : token.group(2)
							: (sign.equals("!") ? "@" : sign)
									+ (named ? label : names.getOrDefault(token.group(2), token.group(2)));
			return Matcher.quoteReplacement(shown);
		}).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
	}

}
