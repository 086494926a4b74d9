/**
 * Trying the product out: the sample story, and moving the clock.
 * <p>
 * May use: domain, chat, delivery, workflow.followup.
 */
@NullMarked
package dev.firewatch.workflow.rehearsal;

import org.jspecify.annotations.NullMarked;
