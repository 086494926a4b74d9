package dev.firewatch.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.remediation.FixLife;

/** How far an improvement has come, the ones to look at first. */
public enum ImprovementState {

	LATE, OPEN, DONE, VERIFIED, DROPPED;

	/** The state that a word names. */
	public static Optional<ImprovementState> parse(String word) {
		return Stream.of(values()).filter(state -> state.words().equalsIgnoreCase(word.strip())).findFirst();
	}

	static ImprovementState of(FixLife life, Instant now, LocalDate today) {
		if (life.verifiedAt() != null) {
			return VERIFIED;
		}
		if (life.droppedAt() != null) {
			return DROPPED;
		}
		if (life.doneAt() != null) {
			return DONE;
		}
		return life.isLateAt(now, today) ? LATE : OPEN;
	}

	public String words() {
		return name().toLowerCase(Locale.ROOT);
	}

}
