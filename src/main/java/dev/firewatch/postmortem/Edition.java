package dev.firewatch.postmortem;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One published version of a postmortem.
 *
 * @param version from 1
 * @param reason why it was amended; null for the first
 */
public record Edition(int version, PersonId by, Instant at, String contentHash, @Nullable String reason) {
}
