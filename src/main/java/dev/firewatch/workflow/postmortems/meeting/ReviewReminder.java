package dev.firewatch.workflow.postmortems.meeting;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.postmortems.meeting.MeetingEffect.AnnounceMeeting;
import dev.firewatch.workflow.postmortems.meeting.MeetingEffect.DemandReview;

/**
 * Tells the incident's room that the review has to be held, and reminds it on its day.
 */
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
	public List<EffectBinding<?>> bindings() {
		return List.of(
				EffectBinding.of(AnnounceMeeting.class, announce -> compose(announce.incident(), messages::review)),
				EffectBinding.of(DemandReview.class, demand -> compose(demand.incident(), messages::duty)));
	}

	private Optional<Outgoing> compose(IncidentId incident, Function<Casefile, Message> message) {
		return casefiles.find(incident)
			.filter(file -> file.postmortem().isPresent() && file.incident().archivedAt().isEmpty())
			.flatMap(file -> rooms.room(file.id().value()).map(room -> new Outgoing.Post(room, message.apply(file))));
	}

}
