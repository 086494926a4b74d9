package dev.firewatch.incident;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** The last update to everybody, and when the next one was promised. */
public record StatusUpdate(String text, PersonId by, Instant at, @Nullable Instant next) {
}
