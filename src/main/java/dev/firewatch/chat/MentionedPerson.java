package dev.firewatch.chat;

import dev.firewatch.people.PersonId;

/**
 * A person named in a command's text: the text that stands for them, such as
 * {@code @alice}.
 */
public record MentionedPerson(String token, PersonId person) {
}
