package dev.firewatch.casefile;

import dev.firewatch.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Where the review of signals that add up stands: what the share of reviewed ones counts.
 */
public enum FlagReview {

	WAITING, REVIEWED;

	static @Nullable FlagReview of(Incident incident) {
		if (!incident.needsDecision()) {
			return null;
		}
		return incident.unreviewed().isEmpty() ? REVIEWED : WAITING;
	}

}
