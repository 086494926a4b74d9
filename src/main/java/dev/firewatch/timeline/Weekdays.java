package dev.firewatch.timeline;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;

/** The names of weekdays as people shorten them. */
final class Weekdays {

	static final String PATTERN = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
			+ "|sat(?:urday)?|sun(?:day)?";

	private Weekdays() {
	}

	static Optional<DayOfWeek> parse(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		if (!lower.matches(PATTERN)) {
			return Optional.empty();
		}
		for (DayOfWeek day : DayOfWeek.values()) {
			if (day.name().toLowerCase(Locale.ROOT).startsWith(lower.substring(0, 3))) {
				return Optional.of(day);
			}
		}
		return Optional.empty();
	}

}
