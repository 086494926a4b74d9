/**
 * Taking down what happened, correcting it, importing it, and completing it in the
 * workshop.
 */
@NullMarked
package dev.firewatch.workflow.timeline;

import org.jspecify.annotations.NullMarked;
