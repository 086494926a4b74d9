package dev.firewatch.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The emoji that mean, in somebody's status on a platform, that they are away.
 *
 * @param names without colons, such as {@code palm_tree}
 */
public record AwaySigns(Set<String> names) {

	/** A status without an end is believed for so long after it was last seen. */
	private static final int DAYS = 7;

	public AwaySigns {
		names = Set.copyOf(names);
	}

	/**
	 * The day on which somebody is back, as their status has it; empty if they are not
	 * away.
	 * @param emoji the sign, with or without colons
	 * @param ends when the status ends; null if it doesn't say
	 */
	public Optional<LocalDate> backOn(@Nullable String emoji, @Nullable Instant ends, Instant now, ZoneId zone) {
		if (emoji == null || !names.contains(emoji.replace(":", ""))) {
			return Optional.empty();
		}
		if (ends == null) {
			return Optional.of(LocalDate.ofInstant(now, zone).plusDays(DAYS));
		}
		// Whoever is away until midnight, or until noon, is back on the day after.
		return ends.isAfter(now) ? Optional.of(LocalDate.ofInstant(ends.minusSeconds(1), zone).plusDays(1))
				: Optional.empty();
	}

}
