/**
 * A postmortem as Markdown, YAML, JSON, HTML and PDF, and back from YAML.
 * <p>
 * May use: domain.
 */
@NullMarked
package dev.firewatch.exchange;

import org.jspecify.annotations.NullMarked;
