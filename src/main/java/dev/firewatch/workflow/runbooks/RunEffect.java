package dev.firewatch.workflow.runbooks;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What runs of runbooks show to people. */
sealed interface RunEffect extends TypedEffect {

	/** The run's card in the incident's room is brought up to date. */
	@EffectKind(value = "run", words = "a runbook's card")
	record RefreshRun(IncidentId incident, String run) implements RunEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM + "/" + run;
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
