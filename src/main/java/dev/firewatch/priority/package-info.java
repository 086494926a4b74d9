/**
 * Which records come first: five factors weighted into a score, the threshold ({@code
 * PriorityRun}), what reaches it, and what a change of weights does.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.priority;

import org.jspecify.annotations.NullMarked;
