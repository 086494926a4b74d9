package dev.firewatch.policy;

import java.time.Duration;

/**
 * What a severity means and asks for.
 *
 * @param draftWithin how soon after resolve the postmortem is drafted completely
 * @param updateEvery how often an update is due while the incident is open
 */
public record SeverityRule(Severity severity, String meaning, Duration draftWithin, Duration updateEvery) {

}
