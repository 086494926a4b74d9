/**
 * The verbs and views across features: what is left, what somebody has to do, closing,
 * lists, status, help, home, and text without a verb.
 * <p>
 * May use: domain, chat, delivery, workflow.kernel, workflow.incidents, workflow.fixes,
 * workflow.obligations, workflow.postmortems.writing, workflow.access, workflow.setup.
 */
@NullMarked
package dev.firewatch.workflow.home;

import org.jspecify.annotations.NullMarked;
