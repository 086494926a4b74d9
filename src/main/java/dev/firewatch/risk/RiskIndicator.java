package dev.firewatch.risk;

import org.jspecify.annotations.Nullable;

/**
 * What would show that a risk is about to come true.
 *
 * @param id such as {@code I1}; empty until it is numbered
 * @param threshold from where on it shows it
 * @param source where it is measured
 */
public record RiskIndicator(String id, String text, @Nullable String threshold, @Nullable String source) {

	RiskIndicator numbered(String newId) {
		return new RiskIndicator(newId, text, threshold, source);
	}

	String words() {
		return text + (threshold == null ? "" : ", threshold " + threshold)
				+ (source == null ? "" : ", source " + source);
	}

}
