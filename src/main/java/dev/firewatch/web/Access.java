package dev.firewatch.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Who may come in by HTTP: what local mode and the API's token allow. */
record Access(boolean localMode, String apiToken) {

	private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Whether the path is answered only to pages of this machine: all in local mode, and
	 * the workspace always, as there nobody says who they are.
	 */
	boolean onlyForThisMachine(String path) {
		return localMode || path.equals("/") || path.startsWith("/local/");
	}

	/**
	 * Whether a request that names this host and comes from this origin is of this
	 * machine.
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
	 * Whether the path needs the API's token: the API, and of the actuator all but
	 * health.
	 */
	boolean needsToken(String path) {
		boolean isHealth = path.equals("/actuator/health") || path.startsWith("/actuator/health/");
		return path.startsWith("/api/v1") || path.startsWith("/actuator") && !isHealth;
	}

	/** Whether the API is open to a request with this Authorization header. */
	boolean apiOpenTo(@Nullable String authorization) {
		if (apiToken.isEmpty()) {
			return localMode;
		}
		byte[] expected = ("Bearer " + apiToken).getBytes(StandardCharsets.UTF_8);
		return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
	}

}
