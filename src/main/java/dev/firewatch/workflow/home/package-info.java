/**
 * What is left, what somebody has to do, what is open: the verbs and views across
 * features.
 */
@NullMarked
package dev.firewatch.workflow.home;

import org.jspecify.annotations.NullMarked;
