package dev.firewatch.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is reported to whom, and when.
 *
 * @param weekly when each team gets its week; null for never
 * @param monthly when the month is reported; null for never
 * @param monthlyTo who gets the month: {@code leadership}, {@code senior}, or people by
 * handle or e-mail address
 * @param linkDays for how many days a link opens a report for readers without an account
 */
public record ReportRule(@Nullable CronTimes weekly, @Nullable CronTimes monthly, List<String> monthlyTo,
		int linkDays) {

	public ReportRule {
		monthlyTo = List.copyOf(monthlyTo);
	}

}
