package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * A regression test that exists.
 *
 * @param test its id, such as {@code REG_INC_2026_0001_001}
 * @param where its link, or the place in words
 */
public record ProvenTest(String test, String where, PersonId by, Instant at) {
}
