package dev.firewatch.remediation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a reminder depends on.
 *
 * @param checkOn when to check the effect of a done fix
 * @param snoozedUntil the day from which its owner wants reminders again
 */
public record FixFacts(FixStatus status, LocalDate due, @Nullable LocalDate checkOn, @Nullable LocalDate snoozedUntil) {

}
