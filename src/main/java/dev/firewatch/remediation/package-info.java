/**
 * Fixes, verification plans and verdicts, {@code ReminderPolicy}.
 * <p>
 * May use: people, policy, incident.
 */
@NullMarked
package dev.firewatch.remediation;

import org.jspecify.annotations.NullMarked;
