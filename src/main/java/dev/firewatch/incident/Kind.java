package dev.firewatch.incident;

import java.util.Locale;
import java.util.Optional;

/** What an incident is to the organisation. */
public enum Kind {

	INCIDENT("incident"), NEAR_MISS("near miss"), EXTERNAL("external incident"), DRILL("drill");

	private final String words;

	Kind(String words) {
		this.words = words;
	}

	/** The kind in plain words. */
	public String words() {
		return words;
	}

	/** The kind as typed in a command, such as {@code near-miss}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Kind> parse(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		for (Kind kind : values()) {
			if (kind.key().equals(lower)) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	/** Whether a room is opened without being asked for. */
	public boolean hasRoom() {
		return this == INCIDENT || this == DRILL;
	}

}
