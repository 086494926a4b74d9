/**
 * {@code Commit}: one write of a document and its effects; delivering effects in order,
 * at least once, and when a failed one is tried again ({@code EffectDispatcher}); where
 * rooms and messages are.
 * <p>
 * May use: people, chat.
 */
@NullMarked
package dev.firewatch.delivery;

import org.jspecify.annotations.NullMarked;
