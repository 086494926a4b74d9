/**
 * Checking, signing, publishing and amending a postmortem.
 * <p>
 * May use: domain, chat, delivery, exchange, workflow.kernel,
 * workflow.postmortems.writing.
 */
@NullMarked
package dev.firewatch.workflow.postmortems.publishing;

import org.jspecify.annotations.NullMarked;
