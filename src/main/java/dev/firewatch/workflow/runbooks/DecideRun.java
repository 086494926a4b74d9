package dev.firewatch.workflow.runbooks;

import java.util.Optional;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Approves that a run's stage is passed. */
class DecideRun implements ElsewhereDecisions {

	private final IncidentResolver resolver;

	private final RunSteps steps;

	DecideRun(IncidentResolver resolver, RunSteps steps) {
		this.resolver = resolver;
		this.steps = steps;
	}

	@Override
	public Optional<Reply> decide(Command command, boolean approves) {
		return RunReference.in(command.argument()).map(named -> resolver.about(command, (file, decide) -> {
			if (file.run(named.run()).isEmpty()) {
				return RefusalWithText.text("There is no run " + named.run() + " here. `runbook` lists them.", decide);
			}
			return approves ? steps.approve(file, named.run(), decide)
					: RefusalWithText
						.text(named.run() + " stays where it is. Say what speaks against going on: `runbook "
								+ named.run() + " anomaly <what>`, or `rollback " + named.run() + "`.", decide);
		}));
	}

	/** It asks for nothing in a form. */
	@Override
	public Optional<Reply> decide(Submission submission, boolean approves) {
		return Optional.empty();
	}

}
