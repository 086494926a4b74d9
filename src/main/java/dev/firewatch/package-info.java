/**
 * The application class, the {@code Clock}, what an operator sets, {@link Deadline},
 * {@link DatabaseFault}, and the {@link Backup} port.
 */
@NullMarked
package dev.firewatch;

import org.jspecify.annotations.NullMarked;
