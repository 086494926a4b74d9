/**
 * The rooms of incidents in Teams; implements {@code ChatPlatform} for Teams.
 * <p>
 * May use: people, chat, chat.teams.cards, chat.teams.connector.
 */
@NullMarked
package dev.firewatch.chat.teams.rooms;

import org.jspecify.annotations.NullMarked;
