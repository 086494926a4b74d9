/**
 * Messages and forms as Adaptive Cards, and what comes back of them; calls nothing.
 * <p>
 * May use: people, chat.
 */
@NullMarked
package dev.firewatch.chat.teams.cards;

import org.jspecify.annotations.NullMarked;
