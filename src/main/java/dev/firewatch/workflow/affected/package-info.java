/**
 * People whom an incident harmed, in use: by counts and states in chat, with a remedy, a
 * notice and a verification each.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.affected;

import org.jspecify.annotations.NullMarked;
