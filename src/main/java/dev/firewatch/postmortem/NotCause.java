package dev.firewatch.postmortem;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Something that did not cause the incident, and how that is known. */
public record NotCause(int number, String text, @Nullable String because, PersonId by) {
}
