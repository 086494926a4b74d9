/**
 * Runbooks in use: begun, gone through an item at a time, sent back, approved; their
 * cards.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.runbooks;

import org.jspecify.annotations.NullMarked;
