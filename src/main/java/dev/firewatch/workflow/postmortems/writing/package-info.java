/** Asking and answering the sections of a postmortem, causes and comments. */
@NullMarked
package dev.firewatch.workflow.postmortems.writing;

import org.jspecify.annotations.NullMarked;
