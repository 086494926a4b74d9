package dev.firewatch.incident;

import java.util.Locale;

/** Where an incident is in its life. */
public enum Status {

	DECLARED("declared"), INVESTIGATING("investigating"), MITIGATED("mitigated"), RESOLVED("resolved"),
	FOLLOWING_UP("following up"), CLOSED("closed"), CANCELLED("cancelled");

	private final String words;

	Status(String words) {
		this.words = words;
	}

	/** The status in plain words. */
	public String words() {
		return words;
	}

	/** The status as the HTTP API names it, such as {@code following-up}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether people are still fighting it. */
	public boolean live() {
		return this == DECLARED || this == INVESTIGATING || this == MITIGATED;
	}

	/** Whether the fighting is over and the follow-up is not. */
	public boolean followUp() {
		return this == RESOLVED || this == FOLLOWING_UP;
	}

	/** Whether nothing more is expected of anybody. */
	public boolean ended() {
		return this == CLOSED || this == CANCELLED;
	}

}
