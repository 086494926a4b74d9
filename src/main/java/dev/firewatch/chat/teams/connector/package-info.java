/**
 * Calls Teams (the Connector, Graph, signing in), and knows its people and conversations.
 * <p>
 * May use: people, chat, chat.teams.cards.
 */
@NullMarked
package dev.firewatch.chat.teams.connector;

import org.jspecify.annotations.NullMarked;
