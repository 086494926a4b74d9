package dev.firewatch.report;

import java.time.LocalDate;
import java.util.List;

import dev.firewatch.casefile.Obligation;
import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.policy.Team;

/**
 * The last seven days of a team.
 *
 * @param day the day on which they end, which isn't over
 * @param moved the fixes that were promised, done or dropped
 * @param late what is overdue
 * @param verified what was verified
 * @param waiting what else waits for people
 */
public record WeekReport(Team team, LocalDate day, List<ReportedFix> moved, List<ReportedFix> late,
		List<ReportedFix> verified, List<WaitingObligation> waiting) {

	/** Something that waits for somebody's act, other than a fix that isn't done. */
	public record WaitingObligation(IncidentId incident, IncidentHead head, Obligation obligation) {
	}

	/** Whether there is nothing to say. */
	public boolean isEmpty() {
		return moved.isEmpty() && late.isEmpty() && verified.isEmpty() && waiting.isEmpty();
	}

}
