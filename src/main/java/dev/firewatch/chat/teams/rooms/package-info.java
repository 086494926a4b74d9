/**
 * The rooms of incidents on Teams, and the platform as a whole.
 * <p>
 * May use: people, chat, chat.teams.cards, chat.teams.connector.
 */
@NullMarked
package dev.firewatch.chat.teams.rooms;

import org.jspecify.annotations.NullMarked;
