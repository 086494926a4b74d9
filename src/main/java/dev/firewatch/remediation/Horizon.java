package dev.firewatch.remediation;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** By when a fix is wanted. */
public enum Horizon {

	IMMEDIATE, SHORT_TERM, LONG_TERM;

	/** As typed, such as {@code short-term}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Horizon> parse(String word) {
		for (Horizon horizon : values()) {
			if (horizon.key().equals(word.toLowerCase(Locale.ROOT).replace(' ', '-'))) {
				return Optional.of(horizon);
			}
		}
		return Optional.empty();
	}

	/** The horizon for an amount of time: a day, a week, or more. */
	static Horizon of(Duration time) {
		if (time.compareTo(Duration.ofDays(1)) <= 0) {
			return IMMEDIATE;
		}
		return time.compareTo(Duration.ofDays(7)) <= 0 ? SHORT_TERM : LONG_TERM;
	}

}
