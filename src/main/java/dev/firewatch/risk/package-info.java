/**
 * The risk register: risks, their score, mitigations, indicators and cascades, and every
 * version of them; {@code Risks}.
 * <p>
 * May use: people, policy, incident.
 */
@NullMarked
package dev.firewatch.risk;

import org.jspecify.annotations.NullMarked;
