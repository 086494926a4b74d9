package dev.firewatch.remediation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What kind of fix it is, and when it counts as done.
 *
 * @param horizon by when it is wanted; if null, as its due date says
 * @param category prevention, detection, response or training; null if nobody said
 * @param processImprovement whether it improves how risks and incidents are handled
 * rather than the system
 * @param criteria what must be true for it to be done, a line each; blank if nothing need
 * be, null if nobody said
 * @param lands where its finding lands, such as a runbook, a test or the risk register
 */
public record FixScope(@Nullable Horizon horizon, @Nullable String category, boolean processImprovement,
		@Nullable String criteria, @Nullable String lands) {

	public static final FixScope NONE = new FixScope(null, null, false, null, null);

	/** What must be true for it to be done, one by one. */
	public List<String> acceptance() {
		return AcceptanceCriteria.lines(criteria);
	}

	/** The same of another category. */
	public FixScope in(@Nullable String newCategory) {
		return new FixScope(horizon, newCategory, processImprovement, criteria, lands);
	}

	/** The same, done when something else is true. */
	public FixScope doneWhen(@Nullable String newCriteria) {
		return new FixScope(horizon, category, processImprovement, newCriteria, lands);
	}

}
