package dev.firewatch.runbook;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a stage needs before it is passed, beside its required items.
 *
 * @param stableFor how long it must have stayed without an anomaly; null if no time has
 * to pass
 * @param controlsLifted whether all interim controls have to be lifted
 * @param deletionsDone whether all records of deletions have to be at their end
 * @param individualsRemedied whether all remedies have to be verified
 */
public record StageGate(List<GateApproval> approvals, @Nullable Duration stableFor, boolean controlsLifted,
		boolean deletionsDone, boolean individualsRemedied) {

	public static final StageGate NONE = new StageGate(List.of(), null, false, false, false);

	public StageGate {
		approvals = approvals == null ? List.of() : List.copyOf(approvals);
	}

	/** A role whose approval is asked for, perhaps only on a condition. */
	public record GateApproval(String role, ItemCondition when) {

		public GateApproval {
			when = when == null ? ItemCondition.ALWAYS : when;
		}

	}

}
