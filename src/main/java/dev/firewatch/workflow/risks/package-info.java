/**
 * The risk register in use: entering and changing risks, by words, forms and files, which
 * incidents they came true in, and what waits for people in them.
 * <p>
 * May use: domain, chat, workflow.kernel, delivery, workflow.obligations,
 * workflow.access.
 */
@NullMarked
package dev.firewatch.workflow.risks;

import org.jspecify.annotations.NullMarked;
