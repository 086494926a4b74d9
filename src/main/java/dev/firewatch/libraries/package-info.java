/**
 * What Spring Boot sets up for us, and what it leaves out.
 * <p>
 * May use: nothing.
 */
@NullMarked
package dev.firewatch.libraries;

import org.jspecify.annotations.NullMarked;
