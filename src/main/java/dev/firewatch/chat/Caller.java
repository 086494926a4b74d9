package dev.firewatch.chat;

import dev.firewatch.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, and where: the room, and the message whose button was pressed, if any.
 */
public record Caller(Person person, RoomRef room, @Nullable MessageRef pressedOn) {
}
