/**
 * Fixes, verification plans, targets and verdicts, and when people are reminded ({@code
 * ReminderPolicy}).
 * <p>
 * May use: people, policy.
 */
@NullMarked
package dev.firewatch.remediation;

import org.jspecify.annotations.NullMarked;
