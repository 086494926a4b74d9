package dev.firewatch.chat;

import java.net.http.HttpClient;
import java.time.Duration;

/** How files are fetched and sent. */
final class FileTransfers {

	private static final Duration CONNECTING = Duration.ofSeconds(5);

	private FileTransfers() {
	}

	/** The client of all transfers, which follows no redirect. */
	static HttpClient client() {
		return Client.ONE;
	}

	/** Loaded with the first file: a start need not wait for the certificates. */
	private static final class Client {

		static final HttpClient ONE = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(CONNECTING)
			.build();

	}

}
