/**
 * Entries, order, corrections, {@code <when>}, chunks, {@code Timelines}.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.timeline;

import org.jspecify.annotations.NullMarked;
