/** What the passing of time asks for, and the daily reminders. */
@NullMarked
package dev.firewatch.workflow.followup;

import org.jspecify.annotations.NullMarked;
