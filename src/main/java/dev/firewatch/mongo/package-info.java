/**
 * Connecting, converters, indexes, the repositories of the domain, and the embedded
 * server with its backup.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.mongo;

import org.jspecify.annotations.NullMarked;
