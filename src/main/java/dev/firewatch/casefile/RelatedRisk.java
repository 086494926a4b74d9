package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import dev.firewatch.risk.RiskId;

/**
 * A risk of the register that came true in an incident.
 *
 * @param title as it was called then
 * @param known whether it was in the register before the incident
 */
public record RelatedRisk(RiskId risk, String title, boolean known, PersonId by, Instant at) {

	/** As documents name it. */
	public String words() {
		return known ? risk + ": " + title : "NEW (" + risk + ": " + title + ")";
	}

}
