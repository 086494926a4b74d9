/** Links by which people come from chat to the pages. */
@NullMarked
package dev.firewatch.workflow.access;

import org.jspecify.annotations.NullMarked;
