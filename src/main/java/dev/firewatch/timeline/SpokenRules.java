package dev.firewatch.timeline;

import java.time.ZoneId;
import java.util.Map;

/**
 * What the house means where people's words mean several things.
 *
 * @param dayFirst whether 03/04 is the 3rd of April rather than the 4th of March
 * @param zoneNames the zones meant by abbreviations that name several, such as BST
 */
public record SpokenRules(boolean dayFirst, Map<String, ZoneId> zoneNames) {

	/** Nothing is settled: whatever means several things is asked. */
	public static final SpokenRules UNSETTLED = new SpokenRules(false, Map.of());

	public SpokenRules {
		zoneNames = Map.copyOf(zoneNames);
	}

}
