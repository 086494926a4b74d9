package dev.firewatch.chat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads files over HTTP, never more of them than wanted. No redirect is followed: whoever
 * calls has looked at the address, and a token goes nowhere else.
 */
public final class FileDownloads {

	private static final Duration ANSWERING = Duration.ofSeconds(30);

	private static final int TOO_MANY = 429;

	private final String platform;

	/**
	 * @param platform as people call it
	 */
	public FileDownloads(String platform) {
		this.platform = platform;
	}

	/**
	 * The content; of a larger file only the first bytes, one more than wanted.
	 * @param token null if the address needs none
	 * @param refused what to say and to do if it isn't given out to us
	 */
	public byte[] read(URI address, @Nullable String token, long most, String refused) {
		LeaseGuard.check("read a file");
		HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWERING);
		if (token != null && !token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
		try {
			HttpResponse<InputStream> answer = FileTransfers.client()
				.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
			try (InputStream content = answer.body()) {
				check(answer, refused);
				return content.readNBytes((int) Math.min(Integer.MAX_VALUE, most + 1));
			}
		}
		catch (IOException failure) {
			throw new PlatformFailure(FailureOutcome.TEMPORARY, platform + " did not give the file out.", null,
					failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw PlatformFailure.temporary("Stopped before " + platform + " gave the file out.", null);
		}
	}

	private void check(HttpResponse<?> answer, String refused) {
		int status = answer.statusCode();
		if (status == TOO_MANY || status >= 500) {
			throw PlatformFailure.temporary(platform + " can't give the file out now (HTTP " + status + ").",
					answer.headers()
						.firstValue("Retry-After")
						.filter(after -> after.matches("\\d{1,5}"))
						.map(after -> Duration.ofSeconds(Long.parseLong(after)))
						.orElse(null));
		}
		// Somebody who may not read it is led to a page for signing in.
		boolean signIn = status >= 300 && status < 400 || status == 401 || status == 403
				|| answer.headers()
					.firstValue("Content-Type")
					.filter(type -> status == 200 && type.toLowerCase(Locale.ROOT).startsWith("text/html"))
					.isPresent();
		if (signIn) {
			throw PlatformFailure.permanent(refused);
		}
		if (status != 200) {
			throw PlatformFailure.permanent(platform + " no longer has it (HTTP " + status + ").");
		}
	}

}
