/**
 * What follows once an incident is contained: records of safe deletions, interim
 * controls, hypotheses, affected people, since when somebody was aware, lessons told to
 * other teams ({@code ToldLesson}).
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.recovery;

import org.jspecify.annotations.NullMarked;
