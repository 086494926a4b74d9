package dev.firewatch.recovery;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did for affected people, and when.
 *
 * @param words what they say of it; null for nothing
 */
public record AffectedAct(PersonId by, Instant at, @Nullable String words) {
}
