package dev.firewatch.remediation;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/** What somebody said about how a fix is coming along. */
public record StatusNote(PersonId by, Instant at, String text) {

}
