/**
 * Completing the timeline: what to keep, what is missing, what is noise, what is
 * elsewhere.
 */
@NullMarked
package dev.firewatch.workflow.review;

import org.jspecify.annotations.NullMarked;
