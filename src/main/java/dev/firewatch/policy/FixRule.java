package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * When fixes are due and who may verify them.
 *
 * @param categories how long a fix of a category may take when no horizon says so
 * @param criteria by what a fix of a category is seen to be done, as offered
 * @param words by which the category of a fix is proposed from its title
 * @param checkAfter how long after "done" a fix is checked
 * @param recheckAfter how long after a missed target it is checked again
 * @param smallTeam the size up to which a team counts as small
 */
public record FixRule(Duration immediate, Duration shortTerm, Duration longTerm, Map<String, Duration> categories,
		Map<String, List<String>> criteria, Map<String, List<SignalPhrase>> words, Duration checkAfter,
		Duration recheckAfter, boolean ownerMayVerifyInSmallTeam, int smallTeam) {

	public static final String PREVENTION = "prevention";

	public FixRule {
		categories = Map.copyOf(categories);
		criteria = Map.copyOf(criteria);
		words = Map.copyOf(words);
	}

	/** By what a fix is seen to be done, as offered for its category, if it has one. */
	public List<String> criteriaFor(@Nullable String category) {
		return criteria.getOrDefault(category == null ? PREVENTION : category, List.of());
	}

}
