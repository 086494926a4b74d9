package dev.firewatch.casefile;

import java.time.Instant;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;

/** An incident as figures over time read it. */
public record LearningRow(IncidentId id, Learning learning) {

	public String title() {
		return learning.head().title();
	}

	public Severity severity() {
		return learning.head().severity();
	}

	public Status status() {
		return learning.head().status();
	}

	public boolean isPrivate() {
		return learning.head().isPrivate();
	}

	public Instant declaredAt() {
		return learning.head().declaredAt();
	}

}
