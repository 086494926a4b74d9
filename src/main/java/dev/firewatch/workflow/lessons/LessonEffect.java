package dev.firewatch.workflow.lessons;

import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What lessons ask of delivery. */
sealed interface LessonEffect extends TypedEffect {

	/** The team's message about a lesson is sent, or brought up to date. */
	@EffectKind(value = "lesson", words = "a lesson for another team")
	record TellLesson(IncidentId incident, String lesson) implements LessonEffect {

		@Override
		public String lane() {
			return "lesson/" + lesson;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

}
