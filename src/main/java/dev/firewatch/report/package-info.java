/**
 * What a month or a team's week came to: incidents, how long they took, and what became
 * of the fixes.
 * <p>
 * May use: domain, insight.
 */
@NullMarked
package dev.firewatch.report;

import org.jspecify.annotations.NullMarked;
