/**
 * Calls Slack's Web API, within its limits, and implements {@code ChatPlatform} for
 * Slack.
 * <p>
 * May use: people, chat, chat.slack.blocks.
 */
@NullMarked
package dev.firewatch.chat.slack.web;

import org.jspecify.annotations.NullMarked;
