package dev.firewatch.workflow.postmortems.meeting;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.postmortems.meeting.MeetingEffect.AnnounceMeeting;
import java.util.List;
import java.util.Optional;

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
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(AnnounceMeeting.class, this::compose));
	}

	private Optional<Outgoing> compose(AnnounceMeeting announce) {
		return casefiles.find(announce.incident())
			.filter(file -> file.postmortem().isPresent() && file.incident().archivedAt().isEmpty())
			.flatMap(file -> rooms.room(file.id().value()).map(room -> new Outgoing.Post(room, messages.review(file))));
	}

}
