/**
 * {@code Commit}: one write of a document and its effects; delivering and retrying them.
 * <p>
 * May use: chat.
 */
@NullMarked
package dev.firewatch.delivery;

import org.jspecify.annotations.NullMarked;
