/**
 * The Quartz job that ticks.
 * <p>
 * May use: delivery, workflow.followup.
 */
@NullMarked
package dev.firewatch.schedule;

import org.jspecify.annotations.NullMarked;
