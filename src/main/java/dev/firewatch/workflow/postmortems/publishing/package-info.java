/** Checking, signing, publishing and amending a postmortem. */
@NullMarked
package dev.firewatch.workflow.postmortems.publishing;

import org.jspecify.annotations.NullMarked;
