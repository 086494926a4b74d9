/**
 * The application class, the clock, what an operator sets, {@code Deadline}, {@code
 * DatabaseFault}, {@code PlainDocument}, {@code CleanText}, {@code Sha256}, and the
 * {@code Backup} port.
 * <p>
 * May use: policy, postmortem.
 */
@NullMarked
package dev.firewatch;

import org.jspecify.annotations.NullMarked;
