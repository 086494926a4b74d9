package dev.firewatch.timeline;

import java.util.Locale;
import java.util.Optional;

/** The moments of an incident that its durations are measured between. */
public enum Milestone {

	FIRST_OCCURRENCE("first occurrence"),

	/** Not every incident has one, and it may come before it is detected or after. */
	FIRST_REPORT("first user report"),

	DETECTED("detected"), ENGAGED("engaged"), CAUSE_FOUND("cause found"), MITIGATED("mitigated"), RESOLVED("resolved"),
	ALL_CLEAR("all clear");

	private final String words;

	Milestone(String words) {
		this.words = words;
	}

	/** The mark in plain words. */
	public String words() {
		return words;
	}

	/** The mark as typed, such as {@code cause-found}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether every incident has it, and in this order. */
	public boolean isPhase() {
		return this != FIRST_REPORT;
	}

	public static Optional<Milestone> parse(String word) {
		for (Milestone milestone : values()) {
			if (milestone.key().equals(word.toLowerCase(Locale.ROOT))
					|| milestone.words().replace(' ', '-').equals(word.toLowerCase(Locale.ROOT))) {
				return Optional.of(milestone);
			}
		}
		return Optional.empty();
	}

}
