package dev.firewatch.chat.teams;

import java.time.Duration;

import dev.firewatch.chat.PlatformFailure;
import org.jspecify.annotations.Nullable;

/** Teams answered with an error; {@code code} is its own word for it. */
class TeamsFailure extends PlatformFailure {

	private final int status;

	private final String code;

	TeamsFailure(Outcome outcome, int status, String code, String problem, @Nullable Duration retryAfter) {
		super(outcome, problem, retryAfter, null);
		this.status = status;
		this.code = code;
	}

	int status() {
		return status;
	}

	/** Whether Teams says that something of the name is there already. */
	boolean nameTaken() {
		return status == 409 || matches("already ?exist|namealready|existed");
	}

	/** Whether the team has as many channels as it may. */
	boolean full() {
		return matches("quota|limit.*(exceed|reach)|(exceed|reach|maximum).*(limit|number|channels)");
	}

	private boolean matches(String words) {
		return java.util.regex.Pattern.compile(words, java.util.regex.Pattern.CASE_INSENSITIVE).matcher(code).find();
	}

}
