/**
 * A person, their accounts on each platform, their time zone, and who is a guest or a
 * stranger.
 * <p>
 * May use: nothing.
 */
@NullMarked
package dev.firewatch.people;

import org.jspecify.annotations.NullMarked;
