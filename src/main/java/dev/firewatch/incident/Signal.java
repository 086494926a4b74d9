package dev.firewatch.incident;

import dev.firewatch.policy.Severity;

/** A configured phrase that was found in what was reported. */
public record Signal(String phrase, String family, Severity raisesTo) {

}
