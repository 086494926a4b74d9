/** What could not be delivered, and trying it again. */
@NullMarked
package dev.firewatch.workflow.undelivered;

import org.jspecify.annotations.NullMarked;
