package dev.firewatch.chat.local.store;

import dev.firewatch.chat.Form;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A form that somebody has open; its id is also the key of the act it leads to.
 *
 * @param pressedOn the number of the message whose button opened it, if any
 */
@Document("local_forms")
public record LocalForm(@Id String id, PersonId person, String room, @Nullable Long pressedOn, Form form) {
}
