package dev.firewatch.workflow.followup;

import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What follow-up asks of people. */
sealed interface FollowUpEffect extends TypedEffect {

	/** The person gets their message of the day. */
	@EffectKind(value = "reminder", words = "a reminder")
	record SendReminder(String reminder, PersonId person) implements FollowUpEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

}
