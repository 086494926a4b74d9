package dev.firewatch.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A time in which an incident was running and nothing was recorded. */
public record Gap(Instant from, Instant to) {

	public Duration length() {
		return Duration.between(from, to);
	}

	/**
	 * The gaps longer than the threshold between the first and the last of an incident's
	 * marks; without two of them, between its beginning and its end.
	 * @param entries in any order; hidden and removed entries fill no gap
	 * @param begun when the incident was declared
	 * @param ended when it was resolved, or now
	 */
	public static List<Gap> in(List<Entry> entries, Duration threshold, Instant begun, Instant ended) {
		List<Entry> shown = entries.stream().filter(Entry::isShown).sorted(Entry.ORDER).toList();
		List<Instant> marks = shown.stream().filter(entry -> entry.mark() != null).map(Entry::occurredAt).toList();
		boolean marked = marks.size() > 1;
		Instant from = marked ? marks.get(0) : begun;
		Instant to = marked ? marks.get(marks.size() - 1) : ended;
		List<Gap> gaps = new ArrayList<>();
		Instant last = from;
		for (Entry entry : shown) {
			if (entry.occurredAt().isAfter(to)) {
				break;
			}
			last = after(last, entry.occurredAt(), threshold, gaps);
			// An entry with a duration fills its time.
			last = entry.endedAt() != null && entry.endedAt().isAfter(last) ? entry.endedAt() : last;
		}
		after(last, to, threshold, gaps);
		return List.copyOf(gaps);
	}

	private static Instant after(Instant last, Instant next, Duration threshold, List<Gap> gaps) {
		if (Duration.between(last, next).compareTo(threshold) > 0) {
			gaps.add(new Gap(last, next));
		}
		return next.isAfter(last) ? next : last;
	}

}
