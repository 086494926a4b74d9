/**
 * What follows once an incident is contained: records of safe deletions, interim
 * controls, hypotheses, affected people and notices.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.recovery;

import org.jspecify.annotations.NullMarked;
