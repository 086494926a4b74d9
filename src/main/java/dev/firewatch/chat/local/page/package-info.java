/**
 * The page of the local workspace.
 * <p>
 * May use: people, chat, chat.local.store, chat.local.gateway.
 */
@NullMarked
package dev.firewatch.chat.local.page;

import org.jspecify.annotations.NullMarked;
