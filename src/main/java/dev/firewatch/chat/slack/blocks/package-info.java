/**
 * Turns messages and forms into Block Kit, within Slack's limits on a message ({@code
 * SlackMessageRenderer}), and reads what comes back; calls nothing.
 * <p>
 * May use: people, chat.
 */
@NullMarked
package dev.firewatch.chat.slack.blocks;

import org.jspecify.annotations.NullMarked;
