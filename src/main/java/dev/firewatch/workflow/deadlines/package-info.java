/**
 * Notices that are due within some time, in use: since when it counts, what is left, and
 * what became of them.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.deadlines;

import org.jspecify.annotations.NullMarked;
