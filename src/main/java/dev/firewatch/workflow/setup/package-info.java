/**
 * Whether an organisation is set up to learn: a checklist of seven, answered with what
 * the product sees.
 * <p>
 * May use: domain, workflow.kernel.
 */
@NullMarked
package dev.firewatch.workflow.setup;

import org.jspecify.annotations.NullMarked;
