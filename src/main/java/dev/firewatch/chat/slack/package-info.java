/**
 * Slack: translates in, renders out, calls the platform; the only place that knows Bolt.
 * <p>
 * May use: chat, people.
 */
@NullMarked
package dev.firewatch.chat.slack;

import org.jspecify.annotations.NullMarked;
