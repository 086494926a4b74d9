/**
 * Notices that are due within some time, in use: since when it counts, what is left, who
 * hears of it, and what became of them.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.obligations.
 */
@NullMarked
package dev.firewatch.workflow.deadlines;

import org.jspecify.annotations.NullMarked;
