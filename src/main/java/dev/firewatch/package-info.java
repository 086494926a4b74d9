/** The application class and the {@code Clock}. */
@NullMarked
package dev.firewatch;

import org.jspecify.annotations.NullMarked;
