/**
 * Severity, signals, roles, the lifecycle of an incident, and who may see a private one
 * ({@code Incident.visibleTo}).
 * <p>
 * May use: people, policy.
 */
@NullMarked
package dev.firewatch.incident;

import org.jspecify.annotations.NullMarked;
