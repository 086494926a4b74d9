/**
 * The risk register in use: entering and changing risks, by words, forms and files.
 * <p>
 * May use: domain, chat, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.risks;

import org.jspecify.annotations.NullMarked;
