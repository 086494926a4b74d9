package dev.firewatch.chat.teams.connector;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.teams.cards.TeamsJson;
import org.jspecify.annotations.Nullable;

/** Puts into words what Teams refused, and what is known of the outcome. */
final class TeamsErrors {

	private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(30);

	/**
	 * Microsoft wants these retried after a pause; 502 and 504 too, but those calls may
	 * have been done.
	 */
	private static final Set<Integer> LATER = Set.of(412, 429);

	private static final Map<String, String> WORDS = Map.of("MessageWritesBlocked",
			"messages of this app are blocked there", "BotNotInConversationRoster",
			"the app is not installed there; add it to the team or chat", "ConversationNotFound",
			"there is no such conversation any more", "BotDisabledByAdmin", "an administrator has disabled the app",
			"MessageSizeTooBig", "the message is too large", "ForbiddenOperationException",
			"the app is not installed there; an administrator can install it for all");

	private TeamsErrors() {
	}

	static TeamsFailure refused(int status, boolean readsOnly, String doing, JsonNode body, @Nullable String retryAfter,
			Instant now) {
		String code = TeamsJson.text(body, "error.code", "");
		String said = (code + " " + TeamsJson.text(body, "error.message", "")).strip();
		String why = WORDS.containsKey(code) ? WORDS.get(code) + ", " + code
				: code.isEmpty() ? "HTTP " + status : "HTTP " + status + ", " + code;
		String problem = "Teams would not let me " + doing + " (" + why + ").";
		if (LATER.contains(status)) {
			return new TeamsFailure(FailureOutcome.TEMPORARY, status, said, problem,
					pause(retryAfter, now, status == 429 ? WITHOUT_RETRY_AFTER : null));
		}
		if (status == 401) {
			// Everybody sees this, so it doesn't say what was attempted.
			return new TeamsFailure(FailureOutcome.SHUT_OUT, status, said,
					"Teams refuses everything I do (" + why + "). An administrator can fix this: TEAMS_APP_ID,"
							+ " TEAMS_APP_PASSWORD and TEAMS_TENANT_ID have to be those of the bot.",
					null);
		}
		if (status >= 500 || status == 408) {
			return new TeamsFailure(readsOnly ? FailureOutcome.TEMPORARY : FailureOutcome.UNKNOWN, status, said,
					"Teams could not " + doing + " (" + why + ").", pause(retryAfter, now, null));
		}
		return new TeamsFailure(FailureOutcome.PERMANENT, status, said, problem, null);
	}

	static PlatformFailure network(boolean readsOnly, String doing, @Nullable Throwable cause) {
		boolean neverSent = cause instanceof ConnectException || cause instanceof UnknownHostException
				|| cause instanceof NoRouteToHostException || cause instanceof HttpConnectTimeoutException;
		return new PlatformFailure(neverSent || readsOnly ? FailureOutcome.TEMPORARY : FailureOutcome.UNKNOWN,
				"Teams did not answer when I tried to " + doing + ".", null,
				cause instanceof IOException ? cause : null);
	}

	/** In seconds or as a date; both are allowed. */
	private static @Nullable Duration pause(@Nullable String header, Instant now, @Nullable Duration otherwise) {
		if (header == null) {
			return otherwise;
		}
		try {
			if (header.strip().matches("\\d{1,6}")) {
				return Duration.ofSeconds(Long.parseLong(header.strip()));
			}
			Instant until = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			Duration left = Duration.between(now, until);
			return left.isNegative() ? Duration.ZERO : left;
		}
		catch (DateTimeParseException unreadable) {
			return otherwise;
		}
	}

}
