/** The meeting in which a postmortem is reviewed. */
@NullMarked
package dev.firewatch.workflow.postmortems.meeting;

import org.jspecify.annotations.NullMarked;
