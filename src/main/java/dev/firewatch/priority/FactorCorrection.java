package dev.firewatch.priority;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/** A factor that somebody knows better than the rules. */
public record FactorCorrection(Factor factor, double value, String reason, PersonId by, Instant at) {
}
