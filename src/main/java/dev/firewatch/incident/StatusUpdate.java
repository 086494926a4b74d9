package dev.firewatch.incident;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What was last told to everybody, and when the next update was promised. */
public record StatusUpdate(String text, PersonId by, Instant at, @Nullable Instant next) {
}
