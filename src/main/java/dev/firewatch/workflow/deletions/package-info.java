/**
 * Records of safe deletions in use: by words, forms and scripts.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.deletions;

import org.jspecify.annotations.NullMarked;
