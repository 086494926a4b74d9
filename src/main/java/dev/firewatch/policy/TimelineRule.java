package dev.firewatch.policy;

import java.time.Duration;

/**
 * How a timeline is completed once an incident is resolved.
 *
 * @param gap how long a gap in the record of a running incident may be before Firewatch
 * asks what happened then
 * @param proposals how many messages of the channel are proposed at most
 */
public record TimelineRule(Duration gap, int proposals) {

}
