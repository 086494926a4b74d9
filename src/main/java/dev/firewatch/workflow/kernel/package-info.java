/**
 * What all features share: finding the incident a command is about, changing its
 * casefile, permissions, refusals that keep the text, wording, effects.
 * <p>
 * May use: domain, chat, delivery.
 */
@NullMarked
package dev.firewatch.workflow.kernel;

import org.jspecify.annotations.NullMarked;
