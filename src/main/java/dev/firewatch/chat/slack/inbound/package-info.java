/**
 * Verifies, translates and answers what Slack sends.
 * <p>
 * May use: people, chat, chat.slack.blocks, chat.slack.web.
 */
@NullMarked
package dev.firewatch.chat.slack.inbound;

import org.jspecify.annotations.NullMarked;
