/**
 * Microsoft Teams: translates in, renders out, calls the platform; the only place that
 * knows the Bot Framework.
 * <p>
 * May use: chat, people.
 */
@NullMarked
package dev.firewatch.chat.teams;

import org.jspecify.annotations.NullMarked;
