package dev.firewatch.recovery;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/**
 * What became of a notice that was due.
 *
 * @param id of the notice in the policy, and {@code name} as it was called then
 * @param sent whether it was sent; else none was needed
 * @param on when it was sent, or when somebody said that none is needed
 * @param words where that can be seen, or why none was needed
 */
public record NoticeAnswer(String id, String name, boolean sent, PersonId by, Instant on, String words) {
}
