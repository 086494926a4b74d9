/**
 * The calls of Slack: its Web API, within its limits, and the platform as a whole.
 * <p>
 * May use: people, chat, chat.slack.blocks.
 */
@NullMarked
package dev.firewatch.chat.slack.web;

import org.jspecify.annotations.NullMarked;
