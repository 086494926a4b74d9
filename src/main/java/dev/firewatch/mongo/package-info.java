/**
 * Converters, indexes, the embedded server.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.mongo;

import org.jspecify.annotations.NullMarked;
