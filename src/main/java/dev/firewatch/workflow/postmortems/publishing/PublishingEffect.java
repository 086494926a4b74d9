package dev.firewatch.workflow.postmortems.publishing;

import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What publishing a postmortem asks for. */
sealed interface PublishingEffect extends TypedEffect {

	/** A version of the postmortem is announced to everybody. */
	@EffectKind(value = "published", words = "the postmortem's publication")
	record AnnouncePublication(IncidentId incident, int version) implements PublishingEffect {

		@Override
		public String lane() {
			return "announcement/published";
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

}
