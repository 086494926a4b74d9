package dev.firewatch.policy;

import java.time.Duration;
import java.util.Map;

/**
 * When fixes are due and who may verify them.
 *
 * @param categories how long a fix of a category may take when no horizon says so
 * @param checkAfter how long after "done" a fix is checked
 * @param recheckAfter how long after a missed target it is checked again
 * @param smallTeam the size up to which a team counts as small
 */
public record FixRule(Duration immediate, Duration shortTerm, Duration longTerm, Map<String, Duration> categories,
		Duration checkAfter, Duration recheckAfter, boolean ownerMayVerifyInSmallTeam, int smallTeam) {

	public FixRule {
		categories = Map.copyOf(categories);
	}

}
