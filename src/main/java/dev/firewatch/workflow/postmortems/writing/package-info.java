/**
 * Asking people for the sections of a postmortem and saving their answers; causes, whys,
 * comments and related incidents.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.fixes, workflow.obligations.
 */
@NullMarked
package dev.firewatch.workflow.postmortems.writing;

import org.jspecify.annotations.NullMarked;
