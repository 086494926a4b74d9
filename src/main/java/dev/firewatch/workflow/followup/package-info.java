/**
 * The sweep that runs whatever time asks for, and the daily reminders of fixes.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.fixes.
 */
@NullMarked
package dev.firewatch.workflow.followup;

import org.jspecify.annotations.NullMarked;
