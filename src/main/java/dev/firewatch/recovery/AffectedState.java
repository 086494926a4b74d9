package dev.firewatch.recovery;

import java.util.Locale;

/** How far it has come with people whom an incident harmed. */
public enum AffectedState {

	IDENTIFIED("agree on a remedy"), REMEDY_AGREED("tell them"), NOTIFIED("give the remedy"),
	REMEDIED("verify that it reached them"), VERIFIED(""), NONE_NEEDED("");

	private final String next;

	AffectedState(String next) {
		this.next = next;
	}

	/** What comes next, in words; empty once nothing does. */
	public String next() {
		return next;
	}

	public boolean settled() {
		return this == VERIFIED || this == NONE_NEEDED;
	}

	public String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
