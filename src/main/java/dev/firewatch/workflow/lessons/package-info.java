/**
 * What an incident taught, told to other teams, and whether they have noted it.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.risks.
 */
@NullMarked
package dev.firewatch.workflow.lessons;

import org.jspecify.annotations.NullMarked;
