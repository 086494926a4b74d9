package dev.firewatch.workflow.postmortems.writing;

import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What writing a postmortem asks of people. */
sealed interface WritingEffect extends TypedEffect {

	/** The person is asked for a section. */
	@EffectKind(value = "question", words = "a question")
	record AskSection(IncidentId incident, String section, PersonId person) implements WritingEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** Everybody in the room is asked a question of the postmortem. */
	@EffectKind(value = "asked", words = "a question to the channel")
	record AskRoom(IncidentId incident, String question, PersonId person) implements WritingEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

	}

}
