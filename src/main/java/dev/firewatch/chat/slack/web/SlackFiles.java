package dev.firewatch.chat.slack.web;

import dev.firewatch.chat.FileDownloads;
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

	private final SlackHosts hosts;

	SlackFiles(String token, SlackHosts hosts) {
		this.token = token;
		this.hosts = hosts;
	}

	byte[] read(SharedFile file, long most) {
		return downloads.read(hosts.allowed(file.address()), token, most, REFUSED);
	}

}
