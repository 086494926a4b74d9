package dev.firewatch.chat.teams.connector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.firewatch.chat.teams.cards.TeamsJson;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * One call, answered or not. It repeats nothing and follows no redirects, as only the
 * caller knows whether that would act twice.
 */
public class Http {

	private static final int LONGEST_ANSWER = 4 << 20;

	/** Built with the first call: a start need not wait for the certificates. */
	private final Supplier<RestClient> client;

	public Http(Duration patience) {
		this.client = SingletonSupplier.of(() -> build(patience));
	}

	private static RestClient build(Duration patience) {
		HttpClient jdk = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			// This tells us that nothing was sent to a host that can't be reached.
			.connectTimeout(patience.dividedBy(2))
			.build();
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(jdk);
		factory.setReadTimeout(patience);
		return RestClient.builder().requestFactory(factory).build();
	}

	/** What came back. */
	public record HttpAnswer(int status, JsonNode body, @Nullable String retryAfter) {

		public boolean isOk() {
			return status >= 200 && status < 300;
		}

	}

	/**
	 * Makes the call.
	 * @param doing what is attempted, continuing "Teams would not let me …"
	 */
	public HttpAnswer call(HttpMethod method, URI uri, @Nullable String body, MediaType type,
			Consumer<HttpHeaders> headers, String doing) {
		boolean readsOnly = method.equals(HttpMethod.GET);
		try {
			RestClient.RequestBodySpec request = client.get().method(method).uri(uri).headers(headers);
			if (body != null) {
				request.contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
			}
			return request.exchange((sent, response) -> {
				String text = new String(response.getBody().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
				return new HttpAnswer(response.getStatusCode().value(), TeamsJson.read(text),
						response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
			});
		}
		catch (ResourceAccessException failure) {
			throw TeamsErrors.network(readsOnly, doing, cause(failure));
		}
	}

	private static @Nullable Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		return cause instanceof IOException && cause.getCause() instanceof IOException ? cause.getCause() : cause;
	}

}
