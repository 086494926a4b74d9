package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * What closes a gap in the risk process.
 *
 * @param gap the question of the audit that shows it, such as {@code cascades-predicted}
 * @param how the accepted change, such as {@code RISK-023/P1}, a fix, or the reason why
 * nothing changes
 */
public record GapSettlement(String gap, String how, PersonId by, Instant at) {
}
