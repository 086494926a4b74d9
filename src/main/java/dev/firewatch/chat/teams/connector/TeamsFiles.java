package dev.firewatch.chat.teams.connector;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import dev.firewatch.chat.FileDownloads;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.teams.connector.TeamsLogin.Api;
import org.jspecify.annotations.Nullable;

/**
 * Reads files from where Teams keeps them. Each of the bot's tokens goes only to the
 * service that it is for, whatever address a message names; a file that was sent to the
 * bot itself has an address that needs none.
 */
class TeamsFiles {

	private static final String REFUSED = "Teams would not let me read it. Attach it in the chat again, or say with "
			+ "`note` what it shows.";

	private final FileDownloads downloads = new FileDownloads("Teams");

	private final TeamsLogin login;

	private final ServiceHosts hosts;

	private final String graph;

	TeamsFiles(TeamsLogin login, ServiceHosts hosts, String graph) {
		this.login = login;
		this.hosts = hosts;
		this.graph = graph.endsWith("/") ? graph : graph + "/";
	}

	byte[] read(SharedFile file, long most) {
		String address = file.address();
		return downloads.read(URI.create(checked(address)), token(address), most, REFUSED);
	}

	private String checked(String address) {
		if (hosts.allow(address) || isOfGraph(address) || isOfSharePoint(address)) {
			return address;
		}
		throw PlatformFailure.permanent("It is on no host of Teams that I know.");
	}

	private @Nullable String token(String address) {
		if (isOfGraph(address)) {
			return login.token(Api.GRAPH);
		}
		return hosts.allow(address) ? login.token(Api.CONNECTOR) : null;
	}

	private boolean isOfGraph(String address) {
		return address.startsWith(graph);
	}

	private static boolean isOfSharePoint(String address) {
		try {
			URI uri = URI.create(address);
			String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
			return "https".equals(uri.getScheme()) && uri.getPort() < 0 && uri.getUserInfo() == null
					&& (host.endsWith(".sharepoint.com") || host.endsWith(".sharepoint.us"));
		}
		catch (IllegalArgumentException unreadable) {
			return false;
		}
	}

}
