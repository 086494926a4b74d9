/**
 * What published reviews say of the risk process over time: the five metrics of the
 * feedback loop ({@code FeedbackLoop}, by {@code FeedbackSpan}; each audit's figures are
 * {@code casefile.AuditFigures}).
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.insight;

import org.jspecify.annotations.NullMarked;
