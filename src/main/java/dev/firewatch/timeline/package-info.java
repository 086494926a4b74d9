/**
 * Entries, their order, corrections, gaps and files; moments as people write them;
 * imports of lists, tables and chat exports; {@code Timelines}.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.timeline;

import org.jspecify.annotations.NullMarked;
