package dev.firewatch.chat.teams.connector;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The hosts that the bot's token may be sent to: the service that a request names is used
 * or stored only if it is one of these.
 */
public class ServiceHosts {

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	private final List<String> hosts;

	private final boolean local;

	/**
	 * @param hosts names, or origins such as {@code http://localhost:8081} of this
	 * machine
	 * @param local whether to accept any service on this machine and none elsewhere, as
	 * no token is sent
	 */
	ServiceHosts(List<String> hosts, boolean local) {
		this.hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
		this.local = local;
	}

	public boolean allow(@Nullable String serviceUrl) {
		if (serviceUrl == null) {
			return false;
		}
		try {
			URI uri = new URI(serviceUrl);
			String scheme = lower(uri.getScheme());
			String host = lower(uri.getHost());
			if (host.isEmpty() || uri.getUserInfo() != null) {
				return false;
			}
			boolean here = THIS_MACHINE.contains(host) && Set.of("http", "https").contains(scheme);
			String origin = scheme + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
			if (local) {
				return here;
			}
			return here && hosts.contains(origin)
					|| scheme.equals("https") && (uri.getPort() < 0 || uri.getPort() == 443) && hosts.contains(host);
		}
		catch (URISyntaxException unreadable) {
			return false;
		}
	}

	/**
	 * The address of the public Teams, until it has sent something itself; null in local
	 * mode.
	 */
	@Nullable String byDefault() {
		if (local || hosts.isEmpty()) {
			return null;
		}
		String first = hosts.get(0);
		return first.contains("://") ? first + "/" : "https://" + first + "/teams/";
	}

	private static String lower(@Nullable String text) {
		return text == null ? "" : text.toLowerCase(Locale.ROOT);
	}

}
