package dev.firewatch.workflow.postmortems.writing;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.LiveMessage;

/** The one message in the room that shows how far the postmortem is. */
class ProgressMessage implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final SectionMessages messages;

	public ProgressMessage(Casefiles casefiles, RoomDirectory rooms, SectionMessages messages) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.messages = messages;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.PROGRESS);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		Casefile file = casefiles.find(new IncidentId(effect.get(Effects.INCIDENT))).orElseThrow();
		if (file.incident().archivedAt().isPresent() || file.postmortem().isEmpty()) {
			return Optional.empty();
		}
		return rooms.roomNow(file.id().value())
			.map(room -> LiveMessage.in(rooms, room, Effects.PROGRESS, messages.progress(file)));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			rooms.message(LiveMessage.name(message.room(), Effects.PROGRESS), message);
		}
	}

}
