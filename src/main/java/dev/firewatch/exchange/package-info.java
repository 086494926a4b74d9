/**
 * A postmortem as Markdown and JSON.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.exchange;

import org.jspecify.annotations.NullMarked;
