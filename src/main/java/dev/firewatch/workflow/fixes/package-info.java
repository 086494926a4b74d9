/**
 * Fixes, from promised to done, verified or dropped, with approvals.
 * <p>
 * May use: domain, chat, delivery, exchange, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.fixes;

import org.jspecify.annotations.NullMarked;
