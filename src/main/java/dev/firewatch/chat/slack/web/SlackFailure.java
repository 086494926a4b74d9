package dev.firewatch.chat.slack.web;

import dev.firewatch.chat.PlatformFailure;
import org.jspecify.annotations.Nullable;

/** Slack answered with an error; {@code code} is its own word for it. */
class SlackFailure extends PlatformFailure {

	private final String code;

	SlackFailure(FailureOutcome outcome, String code, String problem, java.time.@Nullable Duration retryAfter) {
		super(outcome, problem, retryAfter, null);
		this.code = code;
	}

	@Override
	public String code() {
		return code;
	}

}
