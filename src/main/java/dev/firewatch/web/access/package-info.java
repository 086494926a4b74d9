/**
 * Who may use the pages and the API: this machine, personal links and sessions, the API's
 * token, CSRF and headers, with Spring Security.
 * <p>
 * May use: domain, workflow.access.
 */
@NullMarked
package dev.firewatch.web.access;

import org.jspecify.annotations.NullMarked;
