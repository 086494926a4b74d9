/**
 * Severity, signals, roles and the lifecycle of an incident.
 * <p>
 * May use: people, policy.
 */
@NullMarked
package dev.firewatch.incident;

import org.jspecify.annotations.NullMarked;
