package dev.firewatch.workflow.timeline;

import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * How a text is read where it says nothing itself.
 *
 * @param zone the zone of its times
 * @param day the day of its first time; if null, the incident's
 * @param dayFirst whether 03/04 is the 3rd of April; if null, as the house has it
 */
public record ImportSetting(ZoneId zone, @Nullable LocalDate day, @Nullable Boolean dayFirst) {

	/** As the reader's clock shows it. */
	public static ImportSetting in(ZoneId zone) {
		return new ImportSetting(zone, null, null);
	}

}
