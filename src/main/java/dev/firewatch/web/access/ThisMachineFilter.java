package dev.firewatch.web.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Restricts what needs no login to this machine, and answers in one sentence what the
 * server would otherwise report as its own fault.
 */
class ThisMachineFilter extends OncePerRequestFilter {

	private final Access access;

	ThisMachineFilter(Access access) {
		this.access = access;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = Access.path(request);
		boolean fromHere = access.fromHere(request.getHeader(HttpHeaders.HOST), request.getHeader(HttpHeaders.ORIGIN));
		if (access.onlyForThisMachine(path) && !(fromHere && ofThisMachine(request))) {
			Refusals.refuse(response, HttpStatus.FORBIDDEN, "Only a page opened on this machine may ask for this.");
		}
		else if (path.equals("/error")) {
			// The error page shows an error even when it is opened without one.
			Refusals.refuse(response, HttpStatus.NOT_FOUND, "There is nothing here.");
		}
		else if (String.valueOf(request.getContentType()).contains("*")) {
			Refusals.refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"A body has one content type and no wildcard.");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean ofThisMachine(HttpServletRequest request) throws UnknownHostException {
		return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
	}

}
