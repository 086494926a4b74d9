package dev.firewatch.chat.teams.connector;

import java.time.Duration;

import dev.firewatch.chat.PlatformFailure;
import org.jspecify.annotations.Nullable;

/** Teams answered with an error; {@code said} is Teams' own description. */
public class TeamsFailure extends PlatformFailure {

	private final int status;

	private final String said;

	TeamsFailure(FailureOutcome outcome, int status, String said, String problem, @Nullable Duration retryAfter) {
		super(outcome, problem, retryAfter, null);
		this.status = status;
		this.said = said;
	}

	@Override
	public String code() {
		return "HTTP " + status;
	}

	public int status() {
		return status;
	}

	/** Whether Teams says that the name is already taken. */
	public boolean nameTaken() {
		return status == 409 || matches("already ?exist|namealready|existed");
	}

	/** Whether the team has as many channels as it may. */
	public boolean full() {
		return matches("quota|limit.*(exceed|reach)|(exceed|reach|maximum).*(limit|number|channels)");
	}

	private boolean matches(String words) {
		return java.util.regex.Pattern.compile(words, java.util.regex.Pattern.CASE_INSENSITIVE).matcher(said).find();
	}

}
