/** Trying the product out: the sample story, and moving the clock. */
@NullMarked
package dev.firewatch.workflow.rehearsal;

import org.jspecify.annotations.NullMarked;
