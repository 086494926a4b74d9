/**
 * What all features share: finding the incident, changing its casefile, permissions,
 * refusals, wording, effects.
 */
@NullMarked
package dev.firewatch.workflow.kernel;

import org.jspecify.annotations.NullMarked;
