/**
 * {@code config/*.yml} as typed, validated values.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.policy;

import org.jspecify.annotations.NullMarked;
