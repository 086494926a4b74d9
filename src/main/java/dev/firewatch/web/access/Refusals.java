package dev.firewatch.web.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Turns somebody away with a problem detail (RFC 9457) that says what to do. */
final class Refusals {

	private static final String PROBLEM = """
			{"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""";

	private Refusals() {
	}

	static void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		response.setStatus(status.value());
		response.setContentType("application/problem+json");
		response.getWriter().write(PROBLEM.formatted(status.getReasonPhrase(), status.value(), detail));
	}

	static void withoutToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		refuse(response, HttpStatus.UNAUTHORIZED,
				"Send the bearer token that is set as FIREWATCH_API_TOKEN. While none is set, the API is closed.");
	}

	static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
			throws IOException {
		refuse(response, HttpStatus.FORBIDDEN,
				why instanceof CsrfException
						? "This form is too old, or another site sent it. Reload the page, then send it again."
						: "You may not do this.");
	}

	static void malformed(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
			throws IOException {
		refuse(response, HttpStatus.BAD_REQUEST, "This request can't be read.");
	}

}
