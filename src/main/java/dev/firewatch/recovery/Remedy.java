package dev.firewatch.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done for people whom an incident harmed. */
public enum Remedy {

	/** A wrong decision is reversed. */
	REVERSAL("reversal of the decision", "reversal", "reverse"),

	/** What they missed is offered now. */
	DELAYED_SERVICE("the service, later", "delayed-service", "service"),

	/** Damages are paid. */
	COMPENSATION("compensation", "compensation", "compensate"),

	/** They are taken off an adverse record. */
	ADVERSE_RECORD_REMOVED("removal from an adverse record", "adverse-record-removed", "record"),

	/** Nothing, for a reason. */
	NONE("none needed", "none", "none");

	private final String words;

	private final String key;

	private final String shortKey;

	Remedy(String words, String key, String shortKey) {
		this.words = words;
		this.key = key;
		this.shortKey = shortKey;
	}

	public String words() {
		return words;
	}

	public String key() {
		return key;
	}

	/** The remedy that a word names; case doesn't matter. */
	public static Optional<Remedy> parse(String word) {
		String lower = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
		return Arrays.stream(values()).filter(one -> one.key.equals(lower) || one.shortKey.equals(lower)).findFirst();
	}

}
