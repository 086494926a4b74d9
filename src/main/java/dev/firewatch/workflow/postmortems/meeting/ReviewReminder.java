package dev.firewatch.workflow.postmortems.meeting;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;

/** Reminds the incident's room of the review, on its day. */
class ReviewReminder implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final ReviewMessages messages;

	public ReviewReminder(Casefiles casefiles, RoomDirectory rooms, ReviewMessages messages) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.messages = messages;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.MEETING);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		return casefiles.find(new IncidentId(effect.get(Effects.INCIDENT)))
			.filter(file -> file.postmortem().isPresent() && file.incident().archivedAt().isEmpty())
			.flatMap(file -> rooms.room(file.id().value()).map(room -> new Outgoing.Post(room, messages.review(file))));
	}

}
