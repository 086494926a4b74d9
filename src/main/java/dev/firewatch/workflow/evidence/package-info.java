/**
 * Who looked at what may be evidence, or took it away.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.workflow.evidence;

import org.jspecify.annotations.NullMarked;
