/**
 * Messages and forms as Block Kit, and what comes back of them; calls nothing.
 * <p>
 * May use: people, chat.
 */
@NullMarked
package dev.firewatch.chat.slack.blocks;

import org.jspecify.annotations.NullMarked;
