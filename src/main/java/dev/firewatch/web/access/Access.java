package dev.firewatch.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who may use HTTP: what local mode and the API's token allow. */
record Access(boolean localMode, String apiToken) {

	private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Whether only pages on this machine may ask for the path: all paths in local mode,
	 * and the workspace always, as nobody has to log in there.
	 */
	boolean onlyForThisMachine(String path) {
		return localMode || path.equals("/") || path.startsWith("/local/");
	}

	/**
	 * Whether a request with this host and origin comes from this machine.
	 */
	boolean fromHere(@Nullable String host, @Nullable String origin) {
		if (host == null || !LOCAL_HOSTS.contains(name(host))) {
			return false;
		}
		return origin == null || origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
	}

	private static String name(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		int port = lower.lastIndexOf(':');
		return port > lower.lastIndexOf(']') ? lower.substring(0, port) : lower;
	}

	/**
	 * Whether the path needs the API's token: the API, and the actuator except health.
	 */
	boolean needsToken(String path) {
		boolean isHealth = path.equals("/actuator/health") || path.startsWith("/actuator/health/");
		return path.startsWith("/api/v1") || path.startsWith("/actuator") && !isHealth;
	}

	/** Whether the API asks for a token; in local mode only once one is set. */
	boolean asksForToken() {
		return !apiToken.isEmpty() || !localMode;
	}

	/** Whether it is the API's token, compared in constant time. */
	boolean isApiToken(String token) {
		return !apiToken.isEmpty() && MessageDigest.isEqual(apiToken.getBytes(StandardCharsets.UTF_8),
				token.getBytes(StandardCharsets.UTF_8));
	}

	/** The path as it selects the handler: decoded, normalised, without parameters. */
	static String path(HttpServletRequest request) {
		String inServlet = request.getPathInfo();
		return inServlet == null ? request.getServletPath() : request.getServletPath() + inServlet;
	}

}
