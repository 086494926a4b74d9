package dev.firewatch.risk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a mitigation has come. */
public enum MitigationState {

	PLANNED, IMPLEMENTED, PROVEN, FAILED;

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<MitigationState> parse(String text) {
		return Stream.of(values())
			.filter(state -> state.key().equals(text.strip().toLowerCase(Locale.ROOT)))
			.findFirst();
	}

	/** Only what was implemented can have proven itself, or have failed. */
	public boolean mayBecome(MitigationState next) {
		return switch (next) {
			case PLANNED, IMPLEMENTED -> true;
			case PROVEN, FAILED -> this != PLANNED;
		};
	}

}
