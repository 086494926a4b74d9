package dev.firewatch.risk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a risk is to be dealt with. */
public enum RiskStatus {

	OPEN, ACCEPTED, RETIRED;

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<RiskStatus> parse(String text) {
		return Stream.of(values())
			.filter(status -> status.key().equals(text.strip().toLowerCase(Locale.ROOT)))
			.findFirst();
	}

}
