/**
 * Which open incidents and risks come first, corrected factors, comparisons that people
 * saved, and adopting their weights.
 * <p>
 * May use: domain, priority, plot, chat, workflow.kernel, workflow.access.
 */
@NullMarked
package dev.firewatch.workflow.priority;

import org.jspecify.annotations.NullMarked;
