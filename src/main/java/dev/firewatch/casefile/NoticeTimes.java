package dev.firewatch.casefile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * At which moments whoever owes a notice is reminded of it: so long before it is due as
 * the policy says, and when its time is over. Such a time doesn't wait for working hours.
 */
public final class NoticeTimes {

	private NoticeTimes() {
	}

	/** All of them, in their order; what lies before the time began is left out. */
	static List<Instant> of(NoticeClock clock) {
		return Stream
			.concat(clock.rule().remindBefore().stream().map(before -> clock.due().minus(before)),
					Stream.of(clock.due()))
			.filter(moment -> moment.isAfter(clock.from()))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * Whether a reminder is owed: a moment has come, and nobody was reminded since. Of
	 * several that were missed, the last one counts for all.
	 * @param last when they were reminded last; empty if they weren't
	 */
	public static boolean isOwed(NoticeClock clock, Optional<Instant> last, Instant now) {
		return clock.isOpen() && of(clock).stream()
			.filter(moment -> !moment.isAfter(now))
			.max(Comparator.naturalOrder())
			.filter(moment -> last.filter(at -> !at.isBefore(moment)).isEmpty())
			.isPresent();
	}

	/** The next moment to come. */
	public static Optional<Instant> next(NoticeClock clock, Instant now) {
		return clock.isOpen() ? of(clock).stream().filter(now::isBefore).findFirst() : Optional.empty();
	}

}
