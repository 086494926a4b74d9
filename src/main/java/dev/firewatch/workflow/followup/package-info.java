/**
 * The sweep that runs whatever is due, and the daily reminders of what waits for people.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.obligations.
 */
@NullMarked
package dev.firewatch.workflow.followup;

import org.jspecify.annotations.NullMarked;
