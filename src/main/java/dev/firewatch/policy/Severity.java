package dev.firewatch.policy;

import java.util.Locale;
import java.util.Optional;

/** How bad an incident is, from SEV0 (critical) to SEV3 (low). */
public enum Severity {

	SEV0("critical"), SEV1("high"), SEV2("medium"), SEV3("low");

	private final String word;

	Severity(String word) {
		this.word = word;
	}

	/** The everyday word for it, such as "critical". */
	public String word() {
		return this.word;
	}

	/** How it is written in chat, such as "SEV1". */
	public String label() {
		return name();
	}

	public boolean worseThan(Severity other) {
		return compareTo(other) < 0;
	}

	/** The worse of the two. */
	public Severity orWorse(Severity other) {
		return worseThan(other) ? this : other;
	}

	/** Reads {@code sev1}, {@code SEV 1}, {@code 1} or {@code high}. */
	public static Optional<Severity> parse(String text) {
		String plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^sev(erity)?[\\s-]*(?=\\d)", "");
		for (Severity severity : values()) {
			if (plain.equals(severity.word) || plain.equals(Integer.toString(severity.ordinal()))) {
				return Optional.of(severity);
			}
		}
		return Optional.empty();
	}

}
