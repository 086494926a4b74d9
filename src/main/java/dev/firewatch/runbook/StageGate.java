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

	/** What is missing, in a sentence or two. */
	public String words(List<GateNeed> needs) {
		return String.join(" ", needs.stream().map(need -> switch (need.kind()) {
			case ITEMS -> need.what().size() == 1 ? need.what().get(0) + " is open."
					: need.what().size() + " required items are open, " + need.what().get(0) + " first.";
			case CONTROLS -> "Still on: " + String.join(", ", need.what()) + ".";
			case DELETIONS -> "Still open: " + String.join(", ", need.what()) + ".";
			case INDIVIDUALS -> "Not verified yet: " + String.join(", ", need.what()) + ".";
			case CONTAINMENT -> "The incident burns, so nothing is stable.";
			case STABILITY -> "It has to stay stable for " + lasting(stableFor) + ", without a new anomaly.";
			case APPROVALS -> approvals(need.what());
		}).toList());
	}

	static String approvals(List<String> roles) {
		return "Still to approve: " + String.join(", ", roles).replace('-', ' ') + ".";
	}

	private static String lasting(@Nullable Duration duration) {
		if (duration == null) {
			return "";
		}
		long hours = duration.toHours();
		return hours % 24 == 0 ? hours / 24 + (hours == 24 ? " day" : " days")
				: hours + (hours == 1 ? " hour" : " hours");
	}

	/** A role whose approval is asked for, perhaps only on a condition. */
	public record GateApproval(String role, ItemCondition when) {

		public GateApproval {
			when = when == null ? ItemCondition.ALWAYS : when;
		}

	}

}
