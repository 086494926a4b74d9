package dev.firewatch.postmortem;

import dev.firewatch.people.PersonId;

/** Another incident that is related to this one, and how. */
public record Related(String incident, String relationship, PersonId by) {
}
