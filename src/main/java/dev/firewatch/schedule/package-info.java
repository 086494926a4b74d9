/**
 * Quartz jobs, a line each.
 * <p>
 * May use: workflow, delivery.
 */
@NullMarked
package dev.firewatch.schedule;

import org.jspecify.annotations.NullMarked;
