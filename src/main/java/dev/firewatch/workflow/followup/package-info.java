/**
 * The sweep that runs whatever is due, and the daily reminders about fixes.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.fixes.
 */
@NullMarked
package dev.firewatch.workflow.followup;

import org.jspecify.annotations.NullMarked;
