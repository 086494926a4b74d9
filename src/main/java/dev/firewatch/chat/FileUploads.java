package dev.firewatch.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import dev.firewatch.chat.PlatformFailure.FailureOutcome;

/** Sends files over HTTP to an address that whoever calls has looked at. */
public final class FileUploads {

	private static final Duration ANSWERING = Duration.ofSeconds(10);

	private final String platform;

	/**
	 * @param platform as people call it
	 */
	public FileUploads(String platform) {
		this.platform = platform;
	}

	/**
	 * Sends the content; nobody sees it before the platform is told what to do with it.
	 */
	public void send(URI address, byte[] content, String type) {
		LeaseGuard.check("upload a file");
		HttpRequest request = HttpRequest.newBuilder(address)
			.timeout(ANSWERING)
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofByteArray(content))
			.build();
		try {
			int status = FileTransfers.client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			if (status != 200) {
				throw PlatformFailure.temporary(platform + " did not take the file (HTTP " + status + ").", null);
			}
		}
		catch (IOException failure) {
			throw new PlatformFailure(FailureOutcome.TEMPORARY, platform + " did not take the file.", null, failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw PlatformFailure.temporary("Stopped before " + platform + " took the file.", null);
		}
	}

}
