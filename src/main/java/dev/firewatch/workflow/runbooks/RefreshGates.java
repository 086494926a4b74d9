package dev.firewatch.workflow.runbooks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.runbook.Run;
import dev.firewatch.workflow.kernel.FollowUpTask;

/** Brings the cards of runs up to date whose stage has been stable for long enough. */
class RefreshGates implements FollowUpTask {

	/** What was missed for longer, as nothing ran, is seen with the next change. */
	private static final Duration GRACE = Duration.ofDays(2);

	private final RunSteps steps;

	RefreshGates(RunSteps steps) {
		this.steps = steps;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			Casefile file = docket.file();
			List<Instant> coming = new ArrayList<>();
			for (Run run : file.incident().status().ended() ? List.<Run>of() : CasefileRuns.open(file)) {
				Optional<Instant> stable = run.stableAt(CasefileRuns.facts(file, run));
				stable.filter(now::isBefore).ifPresent(coming::add);
				stable.filter(at -> !at.isAfter(now) && at.isAfter(now.minus(GRACE)))
					.ifPresent(at -> steps.refresh(file.id(), run.id(), at));
			}
			return Look.done(coming.stream().min(Comparator.naturalOrder()));
		};
	}

}
