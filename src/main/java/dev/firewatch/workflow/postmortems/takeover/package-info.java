/** Importing reviews written elsewhere. */
@NullMarked
package dev.firewatch.workflow.postmortems.takeover;

import org.jspecify.annotations.NullMarked;
