package dev.firewatch.workflow.runbooks;

import java.time.Instant;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.workflow.kernel.FollowUpTask;

/** Begins the runbooks that begin by themselves, as soon as their incident fits. */
class StartRunbooks implements FollowUpTask {

	private final RunbookShelf shelf;

	private final RunSteps steps;

	StartRunbooks(RunbookShelf shelf, RunSteps steps) {
		this.shelf = shelf;
		this.steps = steps;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			Casefile file = docket.file();
			for (Runbook runbook : shelf.beginning(file)) {
				steps.beginByItself(file.id(), runbook, now);
			}
			// Whatever makes another one fit is a change, which is looked at soon.
			return Look.done(Optional.empty());
		};
	}

}
