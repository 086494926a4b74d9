/**
 * Entries, their order, corrections, gaps and files; moments as people write them ({@code
 * SpokenMoment}; the names of zones are in {@code SpokenZone}, what one means in {@code
 * SaidZone}); imports of lists, tables and chat exports; {@code Timelines}.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.timeline;

import org.jspecify.annotations.NullMarked;
