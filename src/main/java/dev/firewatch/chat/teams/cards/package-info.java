/**
 * Turns messages and forms into Adaptive Cards and reads what comes back; calls nothing.
 * <p>
 * May use: people, chat.
 */
@NullMarked
package dev.firewatch.chat.teams.cards;

import org.jspecify.annotations.NullMarked;
