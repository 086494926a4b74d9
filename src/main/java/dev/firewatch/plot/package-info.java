/**
 * Plots of figures, drawn as SVG for pages and as PNG for chat.
 * <p>
 * May use: nothing.
 */
@NullMarked
package dev.firewatch.plot;

import org.jspecify.annotations.NullMarked;
