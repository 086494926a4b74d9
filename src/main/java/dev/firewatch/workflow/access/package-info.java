/**
 * Personal links that take people from chat to the pages.
 * <p>
 * May use: people.
 */
@NullMarked
package dev.firewatch.workflow.access;

import org.jspecify.annotations.NullMarked;
