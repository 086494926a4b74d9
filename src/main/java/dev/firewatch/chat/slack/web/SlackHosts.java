package dev.firewatch.chat.slack.web;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import dev.firewatch.chat.PlatformFailure;
import org.jspecify.annotations.Nullable;

/** Slack's own hosts: files come from nowhere else and go nowhere else. */
class SlackHosts {

	/** The one of the Web API, if that isn't Slack's own. */
	private final String apiOrigin;

	SlackHosts(String apiUrl) {
		this.apiOrigin = origin(URI.create(apiUrl));
	}

	/** An answer of Slack's may lack the address. */
	URI allowed(@Nullable String address) {
		try {
			URI uri = URI.create(Objects.requireNonNullElse(address, ""));
			String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
			boolean slacks = "https".equals(uri.getScheme()) && uri.getPort() < 0
					&& (host.equals("slack.com") || host.endsWith(".slack.com"));
			if (uri.getUserInfo() == null && !host.isEmpty() && (slacks || origin(uri).equals(apiOrigin))) {
				return uri;
			}
		}
		catch (IllegalArgumentException unreadable) {
			throw PlatformFailure.permanent("Slack named no address that can be used.");
		}
		throw PlatformFailure.permanent("It is not on one of Slack's own hosts.");
	}

	private static String origin(URI uri) {
		return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
	}

}
