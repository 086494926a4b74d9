package dev.firewatch.workflow.deadlines;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What deadlines ask of delivery. */
sealed interface DeadlineEffect extends TypedEffect {

	/** Somebody hears how much of a notice's time is left. */
	@EffectKind(value = "notice-time", words = "the reminder of a notice")
	record TellTimeLeft(IncidentId incident, String notice, PersonId person) implements DeadlineEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

}
