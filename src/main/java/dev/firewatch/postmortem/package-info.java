/**
 * Templates, sections, answers, causes, quality gate.
 * <p>
 * May use: people, policy, timeline, incident, remediation.
 */
@NullMarked
package dev.firewatch.postmortem;

import org.jspecify.annotations.NullMarked;
