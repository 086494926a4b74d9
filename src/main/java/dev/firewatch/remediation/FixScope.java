package dev.firewatch.remediation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import dev.firewatch.policy.FixRule;
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

	/**
	 * How long it may take: by its horizon, else by its category, else the short term.
	 */
	public Duration within(FixRule rule) {
		if (horizon != null) {
			return switch (horizon) {
				case IMMEDIATE -> rule.immediate();
				case SHORT_TERM -> rule.shortTerm();
				case LONG_TERM -> rule.longTerm();
			};
		}
		return category == null ? rule.shortTerm() : rule.categories().getOrDefault(category, rule.shortTerm());
	}

	/** The day by which it is due, promised on the given day. */
	public LocalDate dueBy(LocalDate promised, FixRule rule) {
		return promised.plusDays(Math.max(1, within(rule).toDays()));
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
