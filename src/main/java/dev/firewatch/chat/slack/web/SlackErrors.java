package dev.firewatch.chat.slack.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.slack.api.methods.SlackApiException;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import org.jspecify.annotations.Nullable;

/** Puts into words what Slack refused, and what is known of the outcome. */
final class SlackErrors {

	private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(30);

	private static final Set<String> LATER = Set.of("ratelimited", "rate_limited", "service_unavailable",
			"team_added_to_org", "org_login_required", "message_limit_exceeded");

	// Slack's documentation says of these that part of the call may have been done.
	private static final Set<String> MAYBE = Set.of("fatal_error", "internal_error", "request_timeout");

	/** Answers of a proxy that blocks our requests. */
	private static final Set<Integer> IN_BETWEEN = Set.of(401, 403, 407);

	private static final String RENEW = "the bot token is no longer valid; install the app again and set SLACK_BOT_TOKEN";

	private static final Map<String, String> WORDS = Map.ofEntries(
			Map.entry("not_in_channel", "I am not in that channel; invite me with /invite"),
			Map.entry("channel_not_found", "there is no such channel, or I cannot see it"),
			Map.entry("is_archived", "the channel is archived"), Map.entry("is_inactive", "the channel is archived"),
			Map.entry("restricted_action", "a setting of the workspace forbids it"),
			Map.entry("cannot_create_channel", "a setting of the workspace forbids new channels"),
			Map.entry("expired_trigger_id", "that took too long; press or type it again"),
			Map.entry("too_many_pins", "the channel has as many pins as Slack allows"),
			Map.entry("user_not_found", "there is no such person here"), Map.entry("invalid_auth", RENEW),
			Map.entry("token_revoked", RENEW), Map.entry("token_expired", RENEW), Map.entry("account_inactive", RENEW),
			Map.entry("not_authed", RENEW));

	private SlackErrors() {
	}

	static SlackFailure refused(SlackMethod method, String doing, String code, @Nullable String needed) {
		String why = code.equals("missing_scope") && needed != null ? "missing permission `" + needed + "`"
				: WORDS.containsKey(code) ? WORDS.get(code) + ", " + code : code;
		String problem = "Slack would not let me " + doing + " (" + why + ").";
		if (code.equals("missing_scope")) {
			problem += " An administrator can fix this: update the app from its manifest and install it again.";
		}
		if (LATER.contains(code)) {
			return new SlackFailure(FailureOutcome.TEMPORARY, code, problem, WITHOUT_RETRY_AFTER);
		}
		if (RENEW.equals(WORDS.get(code))) {
			// Shown to all: nothing is said of what was to be done.
			return new SlackFailure(FailureOutcome.SHUT_OUT, code, "Slack refuses everything I do (" + why + ").",
					null);
		}
		if (MAYBE.contains(code)) {
			return new SlackFailure(unknown(method), code, problem, null);
		}
		return new SlackFailure(FailureOutcome.PERMANENT, code, problem, null);
	}

	static PlatformFailure http(SlackMethod method, String doing, SlackApiException failure) {
		int status = failure.getResponse().code();
		String problem = "Slack could not " + doing + " (HTTP " + status + ").";
		if (status == 429) {
			return new SlackFailure(FailureOutcome.TEMPORARY, "ratelimited", problem,
					retryAfter(failure.getResponse().header("Retry-After")));
		}
		String code = "http_" + status;
		if (status >= 500 || status == 408) {
			return new SlackFailure(unknown(method), code, problem, null);
		}
		if (IN_BETWEEN.contains(status)) {
			return new SlackFailure(FailureOutcome.SHUT_OUT, code, "A proxy is blocking requests to Slack (HTTP "
					+ status + "). Ask an administrator to allow slack.com.", null);
		}
		return new SlackFailure(FailureOutcome.PERMANENT, code, problem, null);
	}

	static PlatformFailure network(SlackMethod method, String doing, IOException failure) {
		boolean neverSent = failure instanceof ConnectException || failure instanceof UnknownHostException
				|| failure instanceof NoRouteToHostException;
		return new PlatformFailure(neverSent ? FailureOutcome.TEMPORARY : unknown(method),
				"Slack did not answer when I tried to " + doing + ".", null, failure);
	}

	private static FailureOutcome unknown(SlackMethod method) {
		return method.readsOnly() ? FailureOutcome.TEMPORARY : FailureOutcome.UNKNOWN;
	}

	private static Duration retryAfter(@Nullable String header) {
		try {
			return header == null ? WITHOUT_RETRY_AFTER : Duration.ofSeconds(Long.parseLong(header.strip()));
		}
		catch (NumberFormatException unreadable) {
			return WITHOUT_RETRY_AFTER;
		}
	}

}
