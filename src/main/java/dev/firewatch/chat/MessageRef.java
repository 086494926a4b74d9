package dev.firewatch.chat;

/** A message that the platform has confirmed; {@code id} is the platform's own. */
public record MessageRef(RoomRef room, String id) {
}
