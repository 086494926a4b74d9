/**
 * A postmortem as Markdown, YAML, JSON, HTML and PDF, and back from Markdown, YAML and
 * JSON ({@code ReviewImport}): {@code TextOutline} splits a text, {@code ReviewHead}
 * takes its facts, {@code ReviewHeading} says which heading lands where,
 * {@code MarkdownReview} puts it there.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.exchange;

import org.jspecify.annotations.NullMarked;
