package dev.firewatch.risk;

import java.time.Instant;
import java.util.List;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How a risk came to be as it is.
 *
 * @param changes what differs from the version before; empty for the first
 * @param link the incident that was linked or unlinked; null if none was
 */
public record RiskVersion(long number, Made made, List<RiskChange> changes, @Nullable IncidentId link) {

	public RiskVersion {
		changes = List.copyOf(changes);
	}

	/**
	 * Who made a change, when and why.
	 *
	 * @param by null if a program did
	 * @param incident the incident that gave the occasion
	 * @param key the act, so that it happens once
	 */
	public record Made(Instant at, @Nullable PersonId by, @Nullable String why, @Nullable IncidentId incident,
			String key) {
	}

}
