package dev.firewatch.chat;

import dev.firewatch.people.PersonId;

/**
 * A person mentioned in a command's text, with the text that names them, such as
 * {@code @alice}.
 */
public record MentionedPerson(String token, PersonId person) {
}
