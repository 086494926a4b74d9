package dev.firewatch.workflow.postmortems.meeting;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What the review meeting asks for. */
sealed interface MeetingEffect extends TypedEffect {

	/** The room is reminded of the review. */
	@EffectKind(value = "meeting", words = "a reminder of the review")
	record AnnounceMeeting(IncidentId incident) implements MeetingEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

	}

	/** The room hears that the review has to be held, and why. */
	@EffectKind(value = "review-duty", words = "why the review has to be held")
	record DemandReview(IncidentId incident) implements MeetingEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

	}

}
