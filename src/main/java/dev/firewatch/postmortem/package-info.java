/**
 * Templates, sections, questions and answers, causes and whys, comments, signatures,
 * versions, and phrasing that blames.
 * <p>
 * May use: people, policy, incident.
 */
@NullMarked
package dev.firewatch.postmortem;

import org.jspecify.annotations.NullMarked;
