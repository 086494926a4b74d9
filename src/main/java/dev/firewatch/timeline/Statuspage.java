package dev.firewatch.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.SpokenMoment.Manner;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the updates of a status page, copied from the page or from its API: there the
 * time stands below what was said.
 */
final class Statuspage {

	private static final Pattern UPDATE = Pattern.compile(
			"(?:\\*\\*)?(?<status>Investigating|Identified|Monitoring|Resolved|Update|Postmortem|Scheduled|In progress|Verifying|Completed)(?:\\*\\*)?\\s*(?:[-\u2013\u2014:]\\s*(?<text>.*))?");

	private static final Pattern POSTED = Pattern
		.compile("(?i)^posted\\b.*?\\bago[.,]?\\s*|^posted\\s*(?:on|at|:)?\\s*");

	private Statuspage() {
	}

	static TimelineImport read(List<JsonNode> elements, Context context) {
		return JsonTimeline.each(Format.STATUSPAGE, elements, context, Statuspage::line);
	}

	private static List<ImportedLine> line(int number, JsonNode update, ImportClock clock) throws Unusable {
		String body = GraphMessages.plain(JsonTimeline.text(update, "body"));
		String status = JsonTimeline.text(update, "status").replace('_', ' ');
		if (body.isEmpty()) {
			throw new Unusable("It doesn't say what happened.");
		}
		String shown = JsonTimeline.text(update, "display_at");
		String at = shown.isEmpty() ? JsonTimeline.text(update, "created_at") : shown;
		String begin = status.isEmpty() ? ""
				: status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1) + ": ";
		return List.of(new ImportedLine(number, When.at(clock.past(FirewatchJson.moment(at))), null, begin + body, null,
				null));
	}

	/** Whether updates stand there, each above its time. */
	static boolean isOne(String text) {
		String[] lines = text.split("\n", -1);
		int updates = 0;
		for (int n = 0; n < lines.length && updates >= 0; n++) {
			if (lines[n].length() < 5_000 && UPDATE.matcher(lines[n].strip()).matches()) {
				updates++;
			}
			else if (updates == 0 && !lines[n].isBlank() && moment(lines[n]).isPresent()) {
				return false;
			}
		}
		return updates > 0 && text.lines().anyMatch(line -> moment(line).isPresent());
	}

	private static Optional<SpokenMoment> moment(String line) {
		String plain = SpokenMoment.withPlainSpaces(line).strip();
		return plain.length() > 100 ? Optional.empty()
				: SpokenMoment.leading(POSTED.matcher(plain).replaceFirst(""), Manner.LINE)
					.filter(moment -> moment.rest().isEmpty());
	}

	static TimelineImport read(String text, Context context) {
		TextZones zones = TextZones.in(text, context.rules());
		ImportClock clock = new ImportClock(context, zones, List.of(), DateOrder.dayFirst(text, context.rules()));
		List<ImportedLine> lines = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		@Nullable StringBuilder said = null;
		int begun = 0;
		String[] raw = text.split("\n", -1);
		for (int n = 0; n < raw.length; n++) {
			String line = raw[n].strip();
			Matcher update = UPDATE.matcher(line);
			Optional<SpokenMoment> moment = moment(line);
			if (line.length() < 5_000 && update.matches()) {
				unended(said, begun, problems);
				@Nullable String words = update.group("text");
				said = new StringBuilder(update.group("status"))
					.append(words == null || words.isBlank() ? "" : ": " + words);
				begun = n + 1;
			}
			else if (said != null && moment.isPresent()) {
				try {
					lines.add(new ImportedLine(n + 1, clock.when(n + 1, moment.get()), null, said.toString(), null,
							null));
				}
				catch (Unusable unusable) {
					problems.add(new Problem(n + 1, unusable.sentence()));
				}
				said = null;
			}
			else if (said != null && !line.isEmpty()) {
				said.append('\n').append(line);
			}
			else if (!line.isEmpty() && !zones.isNamedIn(n + 1)) {
				problems.add(new Problem(n + 1, "It belongs to no update."));
			}
		}
		unended(said, begun, problems);
		return new TimelineImport(Format.STATUSPAGE, lines, problems, clock.bare(), clock.remarks());
	}

	private static void unended(@Nullable StringBuilder said, int begun, List<Problem> problems) {
		if (said != null) {
			problems.add(new Problem(begun, "There is no time below it."));
		}
	}

}
