package dev.firewatch.incident;

import dev.firewatch.policy.Severity;

/** A configured phrase that was found in a report. */
public record Signal(String phrase, String family, Severity raisesTo) {

}
