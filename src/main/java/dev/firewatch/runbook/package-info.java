/**
 * Runbooks as written in files, and their runs: stages, items, gates, and what sends a
 * run back.
 * <p>
 * May use: people, policy, incident.
 */
@NullMarked
package dev.firewatch.runbook;

import org.jspecify.annotations.NullMarked;
