package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.incident.IncidentId;

/**
 * Something that compliance has to see to by a moment.
 *
 * @param title of the incident
 * @param item what names it within the incident
 * @param what it is, in words
 * @param notice whether it is a notice, which is answered by saying that it was sent
 */
public record ComplianceDate(IncidentId incident, String title, String item, String what, Instant due, boolean notice) {

	public static ComplianceDate of(Casefile file, NoticeClock clock) {
		return new ComplianceDate(file.id(), file.incident().title(), clock.rule().id(), clock.rule().name(),
				clock.due(), true);
	}

	public static ComplianceDate of(CasefileSummary file, OpenDeadline deadline) {
		return new ComplianceDate(file.id(), file.incident().title(), deadline.item(), deadline.what(), deadline.at(),
				deadline.notice());
	}

}
