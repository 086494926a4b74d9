/**
 * What the local workspace keeps: its people, rooms, messages and open forms.
 * <p>
 * May use: people, chat.
 */
@NullMarked
package dev.firewatch.chat.local.store;

import org.jspecify.annotations.NullMarked;
