package dev.firewatch.chat.teams.connector;

import java.net.URI;
import java.time.Clock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.LeaseGuard;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsLogin.Api;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Every call to the Connector and to Graph goes through here. One client is patient; the
 * other gives up early enough for a person who is waiting.
 */
class TeamsWeb {

	private static final int UNAUTHORIZED = 401;

	private final TeamsLogin login;

	private final Http patient;

	private final Http brisk;

	private final Clock realTime;

	TeamsWeb(TeamsLogin login, Http patient, Http brisk, Clock realTime) {
		this.login = login;
		this.patient = patient;
		this.brisk = brisk;
		this.realTime = realTime;
	}

	/**
	 * Makes the call.
	 * @param doing what is attempted, continuing "Teams would not let me …"
	 */
	JsonNode call(Api api, HttpMethod method, URI uri, @Nullable JsonNode body, String doing) {
		return call(patient, api, method, uri, body, doing);
	}

	/** Reads, and gives up soon. */
	JsonNode briskly(Api api, URI uri, String doing) {
		return call(brisk, api, HttpMethod.GET, uri, null, doing);
	}

	private JsonNode call(Http http, Api api, HttpMethod method, URI uri, @Nullable JsonNode body, String doing) {
		String token = login.token(api);
		Http.HttpAnswer httpAnswer = once(http, token, method, uri, body, doing);
		if (httpAnswer.status() == UNAUTHORIZED && !token.isEmpty()) {
			// Nothing was done; the token may have been withdrawn early.
			login.refused(api, token);
			httpAnswer = once(http, login.token(api), method, uri, body, doing);
		}
		if (httpAnswer.isOk()) {
			return httpAnswer.body();
		}
		throw TeamsErrors.refused(httpAnswer.status(), method.equals(HttpMethod.GET), doing, httpAnswer.body(),
				httpAnswer.retryAfter(), realTime.instant());
	}

	private static Http.HttpAnswer once(Http http, String token, HttpMethod method, URI uri, @Nullable JsonNode body,
			String doing) {
		LeaseGuard.check(doing);
		return http.call(method, uri, body == null ? null : TeamsJson.write(body), MediaType.APPLICATION_JSON,
				headers -> {
					if (!token.isEmpty()) {
						headers.setBearerAuth(token);
					}
				}, doing);
	}

}
