package dev.firewatch.incident;

import java.time.Instant;

/**
 * A signal that doesn't stand alone in its family, so that somebody has to decide.
 *
 * @param since when it was known
 */
public record Flag(Signal signal, Instant since) {

}
