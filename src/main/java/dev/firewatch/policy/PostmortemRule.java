package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;

/**
 * How a postmortem is written, reviewed and signed.
 *
 * @param template the id of the template, which is its file's name in
 * {@code config/templates}
 * @param questionsPerDay the most questions a person is asked in a day
 * @param nudgeEvery how long to wait before asking for the same section again
 * @param reviewAfter how long after resolve the review is held
 * @param signRoles the roles whose signature publication needs
 */
public record PostmortemRule(String template, int questionsPerDay, Duration nudgeEvery, Duration reviewAfter,
		List<String> signRoles) {

	public PostmortemRule {
		signRoles = List.copyOf(signRoles);
	}

}
