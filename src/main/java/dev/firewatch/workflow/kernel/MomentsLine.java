package dev.firewatch.workflow.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;

/**
 * The incident's moments and what lies between them, as its card shows them and as a
 * command that changes them reads them back.
 */
public record MomentsLine(List<Span> spans) {

	/** Less is no duration but the time it takes to write two things down. */
	private static final Duration SHORTEST = Duration.ofMinutes(1);

	public MomentsLine {
		spans = List.copyOf(spans);
	}

	/** As the card shows it. */
	public static MomentsLine of(Casefile file, List<Entry> entries) {
		ComputedAnswers facts = new ComputedAnswers(file, entries, PersonId::value, ZoneOffset.UTC);
		List<Span> spans = new ArrayList<>();
		Optional<Instant> begin = facts.begin();
		spans.add(Span.plain("Started "));
		moment(spans, begin, Optional.empty());
		spans.add(Span.plain(" ▸ detected "));
		moment(spans, facts.detectedAt(), begin);
		spans.add(Span.plain(" ▸ cause "));
		moment(spans, facts.marked(Milestone.CAUSE_FOUND), facts.detectedAt());
		spans.add(Span.plain(" ▸ mitigated "));
		moment(spans, facts.mitigatedAt(), facts.detectedAt());
		return new MomentsLine(spans);
	}

	/** The same with another entry. */
	public static MomentsLine with(Casefile file, List<Entry> entries, Entry added) {
		List<Entry> all = new ArrayList<>(entries);
		all.removeIf(entry -> entry.number() == added.number());
		all.add(added);
		all.sort(Comparator.comparing(Entry::occurredAt).thenComparing(Entry::number));
		return of(file, all);
	}

	/** What reads it back to whoever changed it; empty if it reads as it did before. */
	public Optional<Block> unless(MomentsLine before) {
		return spans.equals(before.spans) ? Optional.empty() : Optional.of(block());
	}

	public Block block() {
		return new Block.Aside(spans);
	}

	private static void moment(List<Span> spans, Optional<Instant> at, Optional<Instant> since) {
		if (at.isEmpty()) {
			spans.add(Span.plain("?"));
			return;
		}
		spans.add(Span.dateTime(at.get()));
		since.map(from -> Duration.between(from, at.get()))
			.filter(took -> took.compareTo(SHORTEST) >= 0)
			.ifPresent(took -> spans.add(Span.plain(" (" + Wording.lasting(took) + ")")));
	}

}
