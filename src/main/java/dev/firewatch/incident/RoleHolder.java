package dev.firewatch.incident;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/** Who holds a role, by its id in the policy, and since when. */
public record RoleHolder(String role, PersonId person, Instant since) {
}
