/**
 * Reports in use: each team's week and the month for leadership, sent on schedule or on
 * demand.
 * <p>
 * May use: domain, insight, report, plot, chat, delivery, exchange, workflow.kernel,
 * workflow.obligations, workflow.access.
 */
@NullMarked
package dev.firewatch.workflow.reports;

import org.jspecify.annotations.NullMarked;
