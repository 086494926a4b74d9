package dev.firewatch.risk;

import org.jspecify.annotations.Nullable;

/** Another risk that one brings about when it comes true, and how. */
public record Cascade(RiskId to, @Nullable String how) {

	String words() {
		return to + (how == null ? "" : ": " + how);
	}

}
