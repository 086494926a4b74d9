/**
 * Importing reviews that were written elsewhere.
 * <p>
 * May use: domain, chat, delivery, exchange.
 */
@NullMarked
package dev.firewatch.workflow.postmortems.takeover;

import org.jspecify.annotations.NullMarked;
