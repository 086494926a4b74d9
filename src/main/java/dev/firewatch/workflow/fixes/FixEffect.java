package dev.firewatch.workflow.fixes;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What fixes ask of people. */
sealed interface FixEffect extends TypedEffect {

	/** The person is asked to approve an exception or a drop. */
	@EffectKind(value = "approval", words = "a request for approval")
	record RequestApproval(IncidentId incident, String fix, PersonId person) implements FixEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

}
