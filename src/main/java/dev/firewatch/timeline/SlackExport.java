package dev.firewatch.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the messages of a channel as Slack exports them. */
final class SlackExport {

	private static final JsonMapper JSON = JsonMapper.shared();

	/** Kinds whose text somebody wrote; other kinds are about the channel itself. */
	private static final Set<String> WRITTEN = Set.of("", "bot_message", "file_share", "me_message",
			"thread_broadcast");

	private static final Pattern TOKEN = Pattern.compile("<([@#!]?)([^<>|]+)(?:\\|([^<>]*))?>");

	private SlackExport() {
	}

	static boolean isOne(String text) {
		String start = text.stripLeading();
		return start.startsWith("{") || start.matches("(?s)\\[\\s*(?:\\{|]).*");
	}

	static TimelineImport read(String text, Context context) {
		List<ImportedLine> lines = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		try {
			JsonNode root = JSON.readTree(text);
			JsonNode messages = root.isObject() ? root.path("messages") : root;
			int number = 0;
			for (JsonNode message : messages) {
				number++;
				try {
					line(number, message, new ImportClock(context)).ifPresent(lines::add);
				}
				catch (Unusable unusable) {
					problems.add(new Problem(number, unusable.sentence()));
				}
			}
			if (number == 0) {
				problems
					.add(new Problem(1, "It holds no messages: a list of \"ts\", \"user\" and \"text\" is expected."));
			}
		}
		catch (JacksonException broken) {
			int at = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
			problems.add(new Problem(at, "This JSON is incomplete. Paste the whole file."));
		}
		return new TimelineImport(Format.SLACK_EXPORT, lines, problems);
	}

	private static Optional<ImportedLine> line(int number, JsonNode message, ImportClock clock) throws Unusable {
		String ts = text(message, "ts");
		if (!WRITTEN.contains(text(message, "subtype"))) {
			return Optional.empty();
		}
		if (!ts.matches("\\d{9,11}(?:\\.\\d{1,6})?")) {
			throw new Unusable("It has no time (\"ts\").");
		}
		MarkedText said = MarkedText.of(reads(text(message, "text")));
		if (said.text().isEmpty()) {
			// A picture without any words has nothing to read.
			throw new Unusable("There is no text in it.");
		}
		Instant at = Instant.ofEpochMilli(new BigDecimal(ts).movePointRight(3).longValue());
		return Optional
			.of(new ImportedLine(number, When.at(clock.past(at)), author(message), said.text(), said.mark(), null, ts));
	}

	private static @Nullable String author(JsonNode message) {
		for (String place : List.of("user", "username")) {
			String found = text(message, place);
			if (!found.isEmpty()) {
				return found;
			}
		}
		return null;
	}

	private static String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isString() || value.isNumber() ? value.asString() : "";
	}

	/** Slack's markup as plain text. */
	private static String reads(String raw) {
		return TOKEN.matcher(raw).replaceAll(token -> {
			@Nullable String label = token.group(3);
			boolean named = label != null && !label.isEmpty();
			String shown = token.group(1).isEmpty() ? token.group(2)
					: (token.group(1).equals("!") ? "@" : token.group(1)) + (named ? label : token.group(2));
			return Matcher.quoteReplacement(shown);
		}).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
	}

}
