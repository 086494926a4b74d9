package dev.firewatch.remediation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a reminder of something depends on.
 *
 * @param announced whether it is spoken of some days before it is due
 * @param due the day by which it should be done
 * @param snoozedUntil the day from which whoever owes it wants to hear of it again
 * @param escalateAfterDays how many days overdue before others are told; null for as the
 * policy says
 */
public record DueDate(boolean announced, LocalDate due, @Nullable LocalDate snoozedUntil,
		@Nullable Integer escalateAfterDays) {

	public DueDate(boolean announced, LocalDate due, @Nullable LocalDate snoozedUntil) {
		this(announced, due, snoozedUntil, null);
	}

}
