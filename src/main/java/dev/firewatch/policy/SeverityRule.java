package dev.firewatch.policy;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a severity means and asks for.
 *
 * @param draftWithin how soon after resolve the whole postmortem has to be drafted
 * @param updateEvery how often an update is due while the incident is open
 * @param restoreWithin how soon the harm has to be stopped (the service level objective);
 * null if nothing is promised
 */
public record SeverityRule(Severity severity, String meaning, Duration draftWithin, Duration updateEvery,
		@Nullable Duration restoreWithin) {

}
