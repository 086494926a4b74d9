/**
 * Declaring an incident and leading it until it is over: severity, roles, updates,
 * resolving; its card, announcement and room.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.runbooks.
 */
@NullMarked
package dev.firewatch.workflow.incidents;

import org.jspecify.annotations.NullMarked;
