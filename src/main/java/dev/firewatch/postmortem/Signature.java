package dev.firewatch.postmortem;

import java.time.Instant;

import dev.firewatch.people.PersonId;

/** A person's signature for a role, and the hash of the content they signed. */
public record Signature(String role, PersonId by, Instant at, String contentHash) {
}
