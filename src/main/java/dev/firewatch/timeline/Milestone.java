package dev.firewatch.timeline;

import java.util.Locale;
import java.util.Optional;

/** The moments of an incident that its durations are measured between. */
public enum Milestone {

	FIRST_OCCURRENCE("first occurrence"), DETECTED("detected"), ENGAGED("engaged"), CAUSE_FOUND("cause found"),
	MITIGATED("mitigated"), RESOLVED("resolved"), ALL_CLEAR("all clear");

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

	public static Optional<Milestone> parse(String word) {
		for (Milestone milestone : values()) {
			if (milestone.key().equals(word.toLowerCase(Locale.ROOT))) {
				return Optional.of(milestone);
			}
		}
		return Optional.empty();
	}

}
