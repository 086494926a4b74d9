package dev.firewatch.workflow.timeline;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.Person;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.Evidence.EvidenceOutcome;
import dev.firewatch.workflow.kernel.Wording;

/** A timeline entry in one line. */
final class EntryLine {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private EntryLine() {
	}

	/**
	 * What the room sees when an entry was captured.
	 * @param dated whether the time was given, and so has to be read back in full
	 */
	public static Message echo(Entry entry, Person author, boolean dated) {
		List<Span> spans = new ArrayList<>();
		spans.add(dated ? Span.dateTime(entry.occurredAt()) : Span.time(entry.occurredAt()));
		if (dated) {
			// Each reader's client draws a time in that reader's zone.
			spans.add(Span.plain(" (" + UTC.format(entry.occurredAt()) + ")"));
		}
		spans.addAll(end(entry));
		spans.add(Span.plain(" · " + entry.text()));
		mark(entry, spans);
		spans.add(Span.plain(" — "));
		spans.add(new Span.Mention(author.id(), author.name()));
		spans.add(Span.plain("  " + named(entry.id())));
		return new Message(Wording.brief(entry.text()), List.of(new Block.Paragraph(spans)));
	}

	/** How an echo names its entry; nothing else is written like that. */
	static String named(String entry) {
		return "(" + entry + ")";
	}

	private static List<Span> end(Entry entry) {
		if (entry.endedAt() != null) {
			return List.of(Span.plain("–"), Span.time(entry.endedAt()));
		}
		return entry.openEnded() ? List.of(Span.plain("–")) : List.of();
	}

	private static void mark(Entry entry, List<Span> spans) {
		if (entry.mark() != null) {
			spans.add(Span.plain(" · "));
			spans.add(Span.strong(entry.mark().words()));
		}
	}

	/** Shows attached evidence; a reading in the text speaks for itself. */
	private static void evidence(Entry entry, List<Span> spans) {
		Evidence inText = Evidence.in(entry.text()).orElse(null);
		for (Evidence evidence : entry.readings()) {
			if (evidence.equals(inText)) {
				continue;
			}
			String sign = evidence.outcome() == EvidenceOutcome.PASS ? " ✅"
					: evidence.outcome() == EvidenceOutcome.FAIL ? " ❌" : "";
			String shown = evidence.label() + ": " + evidence.value() + sign;
			spans.add(Span.plain(" · "));
			spans.add(evidence.link() == null ? Span.plain(shown) : new Span.Link(shown, evidence.link()));
		}
	}

	/** The entry as a line of the timeline. */
	static Block line(Entry entry, String author) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.dateTime(entry.occurredAt()));
		spans.addAll(end(entry));
		if (entry.removed() != null) {
			Integer into = entry.removed().into();
			spans.add(Span
				.plain(into != null ? " · part of E" + into : entry.isRedacted() ? " · redacted" : " · removed"));
		}
		else {
			spans.add(Span.plain(" · " + entry.text()));
			mark(entry, spans);
			evidence(entry, spans);
			entry.keptFiles()
				.forEach(file -> spans.add(Span.plain(" · 📎 " + file.name() + " (" + file.sizeWords() + ")")));
			spans.add(Span.plain(entry.isHidden() ? " · hidden" : ""));
		}
		String edited = entry.earlier().isEmpty() || entry.isRemoved() ? "" : ", edited";
		spans.add(Span.plain(" — " + author + "  (" + entry.id() + edited + ")"));
		return new Block.Item(spans, List.of());
	}

}
