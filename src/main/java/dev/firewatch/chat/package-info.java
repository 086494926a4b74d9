/**
 * The neutral vocabulary of a conversation, the {@code CommandRouter} and the {@code
 * ChatPlatform} port.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.chat;

import org.jspecify.annotations.NullMarked;
