/**
 * The local workspace: translates in, renders out, keeps its own messages.
 * <p>
 * May use: chat, people.
 */
@NullMarked
package dev.firewatch.chat.local;

import org.jspecify.annotations.NullMarked;
