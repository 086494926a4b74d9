package dev.firewatch.recovery;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * Since when the organisation is aware of what it has to give notice of.
 *
 * @param by who said so, {@code at} some moment
 */
public record Awareness(Instant since, PersonId by, Instant at) {
}
