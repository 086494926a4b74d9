/**
 * The pages and the HTTP API.
 * <p>
 * May use: domain, priority, insight, report, exchange, workflow.priority,
 * workflow.kernel, workflow.incidents, workflow.timeline, workflow.fixes,
 * workflow.postmortems.writing, workflow.postmortems.publishing,
 * workflow.postmortems.meeting, workflow.postmortems.takeover, workflow.followup,
 * workflow.undelivered, workflow.rehearsal, workflow.risks, workflow.reports,
 * workflow.setup, plot, workflow.insights, workflow.deletions, workflow.deadlines,
 * workflow.evidence, web.access.
 */
@NullMarked
package dev.firewatch.web;

import org.jspecify.annotations.NullMarked;
