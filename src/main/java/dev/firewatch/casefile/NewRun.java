package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import dev.firewatch.runbook.Runbook;
import org.jspecify.annotations.Nullable;

/**
 * A runbook that is to be gone through.
 *
 * @param by null if the policy begins it
 * @param parent the item of another run that it is part of, such as RB1.45
 * @param service the id of the service that the incident is about
 */
public record NewRun(Runbook runbook, Instant at, @Nullable PersonId by, @Nullable String parent,
		@Nullable String service) {

}
