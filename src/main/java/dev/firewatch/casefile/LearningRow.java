package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;

/** An incident as figures over time read it. */
public record LearningRow(IncidentId id, String title, Severity severity, Status status, boolean isPrivate,
		Instant declaredAt, Learning learning) {
}
