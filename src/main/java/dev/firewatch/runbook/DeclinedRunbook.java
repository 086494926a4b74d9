package dev.firewatch.runbook;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * That a runbook which was offered isn't needed in an incident; it isn't offered again,
 * and can still be started.
 *
 * @param runbook its id
 */
public record DeclinedRunbook(String runbook, PersonId by, Instant at) {
}
