/**
 * What figures over time show in chat and as files, and writing them down for older
 * incidents.
 * <p>
 * May use: domain, insight, report, workflow.kernel, plot, chat, workflow.access.
 */
@NullMarked
package dev.firewatch.workflow.insights;

import org.jspecify.annotations.NullMarked;
