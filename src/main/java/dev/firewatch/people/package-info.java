/**
 * {@code PersonId}, a person's accounts on each platform, time zone, absence.
 * <p>
 * May use: nothing else of Firewatch.
 */
@NullMarked
package dev.firewatch.people;

import org.jspecify.annotations.NullMarked;
