package dev.firewatch.policy;

import java.time.Duration;

/**
 * How a timeline is completed once an incident is resolved.
 *
 * @param gap how long nothing may be on record while the incident goes on before it is
 * asked what happened then
 * @param proposals how many messages of the channel are proposed at most
 */
public record TimelineRule(Duration gap, int proposals) {

}
