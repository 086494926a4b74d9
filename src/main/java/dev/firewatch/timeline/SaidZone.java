package dev.firewatch.timeline;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A zone that somebody named. People write PST all year round and mean the clocks on the
 * Pacific coast, so an abbreviation is that region's time; its own offset decides only
 * where clocks show an hour twice.
 *
 * @param literal the offset that an abbreviation stands for
 */
record SaidZone(String said, ZoneId zone, @Nullable ZoneOffset literal) {

	static SaidZone of(ZoneId zone) {
		return new SaidZone(zone.getId(), zone, null);
	}

	/** Whether clocks there ever showed that. */
	boolean shows(LocalDateTime local) {
		return !zone.getRules().getValidOffsets(local).isEmpty();
	}

	/** The moment at which clocks there showed that; the earlier one of two. */
	ZonedDateTime at(LocalDateTime local) {
		return ZonedDateTime.ofLocal(local, zone, literal);
	}

	/**
	 * Whether clocks there were not at the offset that the abbreviation stands for.
	 */
	boolean outOfSeason(ZonedDateTime moment) {
		return literal != null && !zone.getRules().getOffset(moment.toInstant()).equals(literal);
	}

}
