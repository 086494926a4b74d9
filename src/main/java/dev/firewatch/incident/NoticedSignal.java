package dev.firewatch.incident;

import java.time.Instant;

/** A signal that was found after the incident was declared, such as in a note. */
public record NoticedSignal(Signal signal, Instant at) {

}
