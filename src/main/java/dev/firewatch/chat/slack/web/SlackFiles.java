package dev.firewatch.chat.slack.web;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import dev.firewatch.chat.FileDownloads;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.SharedFile;

/**
 * Reads files from Slack's own hosts: the bot's token goes nowhere else, whatever address
 * a message names.
 */
public class SlackFiles {

	/** Files are read without any method of the Web API. */
	public static final String SCOPE = "files:read";

	private static final String REFUSED = "Slack would not let me read it (missing permission `" + SCOPE
			+ "`, or the file "
			+ "isn't shared with me). An administrator can fix this: add the scope and reinstall the app.";

	private final FileDownloads downloads = new FileDownloads("Slack");

	private final String token;

	/** The one of the Web API, if that isn't Slack's own. */
	private final String apiOrigin;

	SlackFiles(String token, String apiUrl) {
		this.token = token;
		this.apiOrigin = origin(URI.create(apiUrl));
	}

	byte[] read(SharedFile file, long most) {
		return downloads.read(allowed(file.address()), token, most, REFUSED);
	}

	private URI allowed(String address) {
		try {
			URI uri = URI.create(address);
			String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
			boolean slacks = "https".equals(uri.getScheme()) && uri.getPort() < 0
					&& (host.equals("slack.com") || host.endsWith(".slack.com"));
			if (uri.getUserInfo() == null && !host.isEmpty() && (slacks || origin(uri).equals(apiOrigin))) {
				return uri;
			}
		}
		catch (IllegalArgumentException unreadable) {
			throw PlatformFailure.permanent("Slack named no address that can be read.");
		}
		throw PlatformFailure.permanent("It is not on one of Slack's own hosts.");
	}

	private static String origin(URI uri) {
		return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
	}

}
