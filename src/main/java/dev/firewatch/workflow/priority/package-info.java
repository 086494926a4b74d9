/**
 * The runs of priority that people saved.
 * <p>
 * May use: policy, priority.
 */
@NullMarked
package dev.firewatch.workflow.priority;

import org.jspecify.annotations.NullMarked;
