package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.Flag;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Signal;
import dev.firewatch.incident.Signals;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.Wording;

/** Where the signals that add up stand: the report, and the entries that hold them. */
record FlaggedEntries(Timelines timelines, Policy policy) {

	private static final int MOST = 10;

	/** The phrases, in quotes, with a comma between them. */
	static String phrases(Casefile file) {
		return file.incident()
			.flags()
			.stream()
			.map(flag -> "\"" + flag.signal().phrase() + "\"")
			.collect(Collectors.joining(", "));
	}

	/** A line for the report and for each entry that holds one of them. */
	List<Block> lines(Casefile file) {
		Incident incident = file.incident();
		Set<String> flagged = incident.flags()
			.stream()
			.map(Flag::signal)
			.map(FlaggedEntries::key)
			.collect(Collectors.toSet());
		List<Block> lines = new ArrayList<>();
		if (holds(incident.title(), flagged)) {
			lines
				.add(Block.paragraph(Span.plain("⚑ "), Span.strong("The report"), Span.plain(": " + incident.title())));
		}
		List<Entry> holding = timelines.read(file.id().value())
			.stream()
			.filter(entry -> entry.isShown() && !isReport(entry, incident) && holds(entry.text(), flagged))
			.toList();
		holding.stream()
			.limit(MOST)
			.forEach(entry -> lines.add(Block.paragraph(Span.plain("⚑ "), Span.strong(entry.id()), Span.plain(" · "),
					Span.dateTime(entry.occurredAt()), Span.plain(" · " + Wording.brief(entry.text())))));
		if (holding.size() > MOST) {
			lines.add(Block.aside(Span.plain(holding.size() - MOST + " more entries hold them; "),
					Span.code("timeline"), Span.plain(" shows all.")));
		}
		return lines;
	}

	/** The entry that repeats the title. */
	private static boolean isReport(Entry entry, Incident incident) {
		return entry.source() == Source.SYSTEM && entry.text().endsWith(incident.title());
	}

	private boolean holds(String text, Set<String> flagged) {
		return Signals.in(text, policy).stream().map(FlaggedEntries::key).anyMatch(flagged::contains);
	}

	private static String key(Signal signal) {
		return signal.phrase().toLowerCase(Locale.ROOT);
	}

}
