/**
 * Who may come in by HTTP: this machine, personal links and sessions, the API's token,
 * CSRF and headers, by Spring Security. OpenID Connect will be one more way in beside the
 * links.
 * <p>
 * May use: domain, workflow.access.
 */
@NullMarked
package dev.firewatch.web.access;

import org.jspecify.annotations.NullMarked;
