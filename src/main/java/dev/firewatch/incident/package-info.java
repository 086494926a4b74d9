/**
 * Severity, signals, roles, lifecycle.
 * <p>
 * May use: people, policy.
 */
@NullMarked
package dev.firewatch.incident;

import org.jspecify.annotations.NullMarked;
