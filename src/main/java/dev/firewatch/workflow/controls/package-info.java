/**
 * Interim controls and hypotheses in use: by words, forms and one tap.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.controls;

import org.jspecify.annotations.NullMarked;
