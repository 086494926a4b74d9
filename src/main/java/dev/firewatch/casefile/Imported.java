package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * How a casefile was imported from a file; its history is exempt from the quality gate.
 *
 * @param origin the delivery that brought it, as for a declared one
 */
public record Imported(String origin, PersonId by, Instant at) {
}
