/**
 * What waits for people: who owes it, who is told next, and how it reads.
 * <p>
 * May use: domain, chat, workflow.kernel, workflow.fixes.
 */
@NullMarked
package dev.firewatch.workflow.obligations;

import org.jspecify.annotations.NullMarked;
