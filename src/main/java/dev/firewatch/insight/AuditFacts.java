package dev.firewatch.insight;

import java.time.Instant;

import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.incident.IncidentId;

/**
 * One published audit.
 *
 * @param publishedAt when it was first published
 */
public record AuditFacts(IncidentId incident, Instant publishedAt, AuditFigures figures) {
}
