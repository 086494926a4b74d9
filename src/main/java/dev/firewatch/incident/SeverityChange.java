package dev.firewatch.incident;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/** A severity that was set: by whom, when and, if it was lowered, why. */
public record SeverityChange(Severity severity, PersonId by, Instant at, @Nullable String reasonCode,
		@Nullable String reason) {
}
