/**
 * Fixes from the promise over done and verified to dropped, with approvals.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.fixes;

import org.jspecify.annotations.NullMarked;
