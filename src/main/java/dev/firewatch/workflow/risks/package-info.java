/**
 * The risk register in use: entering and changing risks, by words, forms and files, and
 * which incidents they came true in.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.risks;

import org.jspecify.annotations.NullMarked;
