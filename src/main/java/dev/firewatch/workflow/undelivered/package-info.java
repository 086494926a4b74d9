/**
 * What could not be delivered, who is told, and retrying it.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.undelivered;

import org.jspecify.annotations.NullMarked;
