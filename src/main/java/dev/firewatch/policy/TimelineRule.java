package dev.firewatch.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * How a timeline is read, and completed once an incident is resolved.
 *
 * @param gap how long a gap in the record of a running incident may be before Firewatch
 * asks what happened then
 * @param proposals how many messages of the channel are proposed at most
 * @param dayFirst whether 03/04 is the 3rd of April rather than the 4th of March
 * @param zoneNames the zones meant by abbreviations that name several, such as BST
 */
public record TimelineRule(Duration gap, int proposals, boolean dayFirst, Map<String, ZoneId> zoneNames) {

	public TimelineRule {
		zoneNames = Map.copyOf(zoneNames);
	}

}
