package dev.firewatch.chat.teams.connector;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.teams.cards.TeamsJson;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Obtains and keeps the tokens that identify the bot to Microsoft's services. */
class TeamsLogin {

	/** A token is renewed this long before it expires. */
	private static final Duration MARGIN = Duration.ofMinutes(5);

	/**
	 * Nobody queues for a login service that does not answer: for this long everybody
	 * gets the last failure.
	 */
	private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

	private static final String SIGN_IN = "sign in";

	private final TeamsSettings settings;

	private final Http http;

	private final Clock realTime;

	private final Map<Api, Token> tokens = new EnumMap<>(Api.class);

	private @Nullable PlatformFailure failure;

	private Instant askAgainAt = Instant.MIN;

	/** What a token is for. */
	public enum Api {

		CONNECTOR("https://api.botframework.com/.default"), GRAPH("https://graph.microsoft.com/.default");

		private final String scope;

		Api(String scope) {
			this.scope = scope;
		}

	}

	private record Token(String value, Instant until) {
	}

	TeamsLogin(TeamsSettings settings, Http http, Clock realTime) {
		this.settings = settings;
		this.http = http;
		this.realTime = realTime;
	}

	/** A token; empty if none is needed. */
	public synchronized String token(Api api) {
		if (!settings.hasCredentials()) {
			return "";
		}
		Token known = tokens.get(api);
		if (known == null || known.until().isBefore(realTime.instant())) {
			known = obtained(api);
			tokens.put(api, known);
		}
		return known.value();
	}

	private Token obtained(Api api) {
		PlatformFailure before = failure;
		if (before != null && realTime.instant().isBefore(askAgainAt)) {
			throw before;
		}
		try {
			Token token = asked(api);
			failure = null;
			return token;
		}
		catch (PlatformFailure now) {
			failure = now;
			askAgainAt = realTime.instant().plus(AFTER_A_FAILURE);
			throw now;
		}
	}

	/** Whether we have a token that was not refused. */
	synchronized boolean hasToken() {
		return !tokens.isEmpty();
	}

	/** Drops a refused token: a new one is needed. */
	synchronized void refused(Api api, String token) {
		Token known = tokens.get(api);
		if (known != null && known.value().equals(token)) {
			tokens.remove(api);
		}
	}

	private Token asked(Api api) {
		Map<String, String> form = Map.of("grant_type", "client_credentials", "client_id", settings.appId(),
				"client_secret", settings.appPassword(), "scope", api.scope);
		Http.HttpAnswer httpAnswer = posted(encoded(form));
		String token = TeamsJson.text(httpAnswer.body(), "access_token");
		if (httpAnswer.isOk() && token != null) {
			Duration lasts = Duration.ofSeconds(httpAnswer.body().path("expires_in").asLong(3_600));
			Duration used = lasts.compareTo(MARGIN.multipliedBy(2)) > 0 ? lasts.minus(MARGIN) : lasts.dividedBy(2);
			return new Token(token, realTime.instant().plus(used));
		}
		if (httpAnswer.status() == 429 || httpAnswer.status() >= 500) {
			throw PlatformFailure
				.temporary("Microsoft's login service is not available (HTTP " + httpAnswer.status() + ").", null);
		}
		throw new PlatformFailure(FailureOutcome.SHUT_OUT, "Microsoft's login service does not let me in ("
				+ TeamsJson.text(httpAnswer.body(), "error", "HTTP " + httpAnswer.status())
				+ "). An administrator can fix this: set TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID to those"
				+ " of the bot; a client secret expires.", null, null);
	}

	private Http.HttpAnswer posted(String form) {
		URI address = URI
			.create(settings.loginUrl().replaceAll("/+$", "") + "/" + settings.tenantId() + "/oauth2/v2.0/token");
		try {
			return http.call(HttpMethod.POST, address, form, MediaType.APPLICATION_FORM_URLENCODED, headers -> {
			}, SIGN_IN);
		}
		catch (PlatformFailure unanswered) {
			// The call that needs the token was not made.
			throw new PlatformFailure(FailureOutcome.TEMPORARY, "Microsoft's login service does not answer.", null,
					unanswered.getCause());
		}
	}

	private static String encoded(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
