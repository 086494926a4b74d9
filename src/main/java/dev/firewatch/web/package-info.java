/**
 * Pages, sessions and the HTTP API.
 * <p>
 * May use: workflow, exchange, domain.
 */
@NullMarked
package dev.firewatch.web;

import org.jspecify.annotations.NullMarked;
