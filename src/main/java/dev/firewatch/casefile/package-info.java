/**
 * The one aggregate: incident, causes, fixes and answers; what is left to close;
 * {@code Casefiles}.
 * <p>
 * May use: all domain packages.
 */
@NullMarked
package dev.firewatch.casefile;

import org.jspecify.annotations.NullMarked;
