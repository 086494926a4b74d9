package dev.firewatch.runbook;

import java.util.Map;

/**
 * When a runbook begins by itself, or is proposed.
 *
 * @param itself whether it begins without being asked for
 */
public record StartRule(Occasion at, boolean itself, ItemCondition when) {

	/** What has to have happened to the incident. */
	public enum Occasion {

		DECLARED, MITIGATED, RESOLVED;

		/** Whether it has. */
		boolean came(RunFacts facts) {
			return switch (this) {
				case DECLARED -> true;
				case MITIGATED -> facts.containedAt() != null;
				case RESOLVED -> facts.resolvedAt() != null;
			};
		}

	}

	boolean applies(RunFacts facts) {
		return at.came(facts) && when.holds(facts, Map.of());
	}

}
