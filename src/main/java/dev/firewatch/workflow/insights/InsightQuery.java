package dev.firewatch.workflow.insights;

import java.time.YearMonth;

import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which figures somebody asked for.
 *
 * @param severity null for all
 * @param team the id of a team; null for all
 * @param service the id of a service; null for all
 * @param label in words, such as {@code Checkout, SEV1}; empty for all incidents
 * @param dated whether the months were asked for, rather than the latest
 */
public record InsightQuery(@Nullable Severity severity, @Nullable String team, @Nullable String service, String label,
		FeedbackSpan span, YearMonth first, YearMonth last, boolean dated) {

	/** The same of some incidents. */
	InsightQuery of(@Nullable Severity wanted, @Nullable String itsTeam, @Nullable String itsService, String name) {
		String words = wanted == null ? name : name.isEmpty() ? wanted.name() : name + ", " + wanted;
		return new InsightQuery(wanted, itsTeam, itsService, words, span, first, last, dated);
	}

	/** The same, counted otherwise. */
	public InsightQuery by(FeedbackSpan other) {
		return new InsightQuery(severity, team, service, label, other, first, last, dated);
	}

}
