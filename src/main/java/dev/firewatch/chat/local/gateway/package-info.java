/**
 * The local workspace as a platform, and what people do in it.
 * <p>
 * May use: people, chat, chat.local.store.
 */
@NullMarked
package dev.firewatch.chat.local.gateway;

import org.jspecify.annotations.NullMarked;
