/**
 * What the use cases share; each feature's verbs are in a package of their own below, one
 * class per use case.
 * <p>
 * May use: domain, chat, delivery, exchange.
 */
@NullMarked
package dev.firewatch.workflow;

import org.jspecify.annotations.NullMarked;
