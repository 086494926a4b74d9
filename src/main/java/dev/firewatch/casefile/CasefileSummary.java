package dev.firewatch.casefile;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import org.springframework.data.annotation.Id;

/**
 * What a list shows of a casefile: the incident, without causes, fixes and postmortem.
 */
public record CasefileSummary(@Id IncidentId id, Incident incident) {
}
