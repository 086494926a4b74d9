package dev.firewatch.recovery;

import java.time.Instant;

/**
 * That whoever owes a notice was reminded of it.
 *
 * @param id the notice
 * @param due when it was due then: once that changes, all reminders are due anew
 * @param at the last time
 */
public record NoticeReminder(String id, Instant due, Instant at) {
}
