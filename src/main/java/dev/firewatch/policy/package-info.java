/**
 * What {@code config/*.yml} says, as typed and validated values: severities, roles,
 * reasons, permissions, working hours, reminders, services and teams.
 * <p>
 * May use: nothing.
 */
@NullMarked
package dev.firewatch.policy;

import org.jspecify.annotations.NullMarked;
