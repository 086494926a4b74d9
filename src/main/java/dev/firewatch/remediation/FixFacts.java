package dev.firewatch.remediation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a reminder depends on.
 *
 * @param checkOn when the effect of a done fix is to be checked
 * @param snoozedUntil the day from which its owner wants to hear of it again
 */
public record FixFacts(FixStatus status, LocalDate due, @Nullable LocalDate checkOn, @Nullable LocalDate snoozedUntil) {

}
