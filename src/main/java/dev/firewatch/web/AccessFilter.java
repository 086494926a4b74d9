package dev.firewatch.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who may not come in, and tells browsers what our pages never do. */
class AccessFilter extends OncePerRequestFilter {

	private static final String PROBLEM = """
			{"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""";

	/** Of any other the server itself would say that it is at fault. */
	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE");

	private final Access access;

	AccessFilter(Access access) {
		this.access = access;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy",
				"default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'");
		response.setHeader("X-Content-Type-Options", "nosniff");
		// Without any referrer browsers would not say where our own forms come from
		// either.
		response.setHeader("Referrer-Policy", "same-origin");
		String path = path(request);
		boolean fromHere = access.fromHere(request.getHeader(HttpHeaders.HOST), request.getHeader(HttpHeaders.ORIGIN));
		if (access.onlyForThisMachine(path) && !(fromHere && ofThisMachine(request))) {
			refuse(response, HttpStatus.FORBIDDEN, "This is answered only to pages of this machine.");
		}
		else if (!METHODS.contains(request.getMethod())) {
			refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "Nothing here is done by that method.");
		}
		else if (path.equals("/error")) {
			// What shows errors shows one when it is asked for without any.
			refuse(response, HttpStatus.NOT_FOUND, "There is nothing here.");
		}
		else if (String.valueOf(request.getContentType()).contains("*")) {
			refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body has one content type and no wildcard.");
		}
		else if (access.needsToken(path) && !access.apiOpenTo(request.getHeader(HttpHeaders.AUTHORIZATION))) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			refuse(response, HttpStatus.UNAUTHORIZED,
					"Send the bearer token that is set as FIREWATCH_API_TOKEN; without one set the API is closed.");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/** As the handlers are found by it: decoded, normalised, without parameters. */
	private static String path(HttpServletRequest request) {
		String inServlet = request.getPathInfo();
		return inServlet == null ? request.getServletPath() : request.getServletPath() + inServlet;
	}

	private static boolean ofThisMachine(HttpServletRequest request) throws UnknownHostException {
		return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
	}

	private static void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		response.setStatus(status.value());
		response.setContentType("application/problem+json");
		response.getWriter().write(PROBLEM.formatted(status.getReasonPhrase(), status.value(), detail));
	}

}
