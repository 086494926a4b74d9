package dev.firewatch.policy;

/**
 * How messages get onto the timeline.
 *
 * @param reaction the name of the reaction that adds a message
 * @param keyword the word in a message that adds it, where we can read messages that are
 * not addressed to us; {@link #OFF} if none does
 */
public record CaptureRule(String reaction, String keyword) {

	static final String OFF = "off";

	/** The word that adds a message; blank if none does. */
	public String word() {
		return keyword.equals(OFF) ? "" : keyword;
	}

}
