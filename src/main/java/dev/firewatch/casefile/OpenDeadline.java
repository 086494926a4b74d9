package dev.firewatch.casefile;

import java.time.Instant;

/**
 * Something that compliance has to see to by a moment, as it is written beside its
 * incident: a notice, or what a runbook's item said has to happen by a day, such as the
 * end of a retention. Closing waits for notices alone.
 *
 * @param item what names it within the incident, such as RB3.28
 * @param what it is, in words
 * @param notice whether it is a notice, which is answered by saying that it was sent
 */
public record OpenDeadline(String item, String what, Instant at, boolean notice) {
}
