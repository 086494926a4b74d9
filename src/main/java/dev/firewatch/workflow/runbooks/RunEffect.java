package dev.firewatch.workflow.runbooks;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What runs of runbooks show to people. */
sealed interface RunEffect extends TypedEffect {

	/** Whoever put up a control hears that the stage has come with which it ends. */
	@EffectKind(value = "control-ends", words = "the question about an interim control")
	record AskAboutControl(IncidentId incident, String control) implements RunEffect {

		@Override
		public String lane() {
			return "control/" + control;
		}

	}

	/** The leadership's channel hears what a recovery came to. */
	@EffectKind(value = "recovery-summary", words = "the summary of a recovery")
	record SendSummary(IncidentId incident, String run) implements RunEffect {

		@Override
		public String lane() {
			return "leadership/" + incident;
		}

	}

	/** The person hears that an item is theirs now. */
	@EffectKind(value = "run-item", words = "an item of a runbook")
	record TellHolder(IncidentId incident, String run, int item, PersonId person, PersonId by) implements RunEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

}
