/**
 * Declaring an incident and leading it until it is over: its card, announcement and room.
 */
@NullMarked
package dev.firewatch.workflow.incidents;

import org.jspecify.annotations.NullMarked;
