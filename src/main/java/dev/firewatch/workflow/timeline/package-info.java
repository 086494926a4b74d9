/**
 * Writing down notes and messages, correcting, marking and importing them, and completing
 * the timeline in the workshop.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.timeline;

import org.jspecify.annotations.NullMarked;
