/** Fixes from the promise to the verified result. */
@NullMarked
package dev.firewatch.workflow.fixes;

import org.jspecify.annotations.NullMarked;
