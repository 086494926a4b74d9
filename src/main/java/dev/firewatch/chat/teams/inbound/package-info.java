/**
 * Verifies, translates and answers what Teams sends. The only package with types of the
 * Bot Framework's SDK.
 * <p>
 * May use: people, chat, chat.teams.cards, chat.teams.connector.
 */
@NullMarked
package dev.firewatch.chat.teams.inbound;

import org.jspecify.annotations.NullMarked;
