/**
 * The meeting in which a postmortem is reviewed.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.postmortems.writing.
 */
@NullMarked
package dev.firewatch.workflow.postmortems.meeting;

import org.jspecify.annotations.NullMarked;
