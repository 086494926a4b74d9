package dev.firewatch.workflow.postmortems.writing;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.RefreshProgress;
import dev.firewatch.workflow.kernel.LiveMessage;
import java.util.List;
import java.util.Optional;

/** The one message in the room that shows the progress of the postmortem. */
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
	public List<EffectBinding<?>> bindings() {
		return List
			.of(EffectBinding.of(RefreshProgress.class, this::compose).confirmed((refresh, sent) -> shown(sent)));
	}

	private Optional<Outgoing> compose(RefreshProgress refresh) {
		Casefile file = casefiles.find(refresh.incident()).orElseThrow();
		if (file.incident().archivedAt().isPresent() || file.postmortem().isEmpty()) {
			return Optional.empty();
		}
		return rooms.roomNow(file.id().value())
			.map(room -> LiveMessage.in(rooms, room, LiveMessage.PROGRESS, messages.progress(file)));
	}

	private void shown(Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			rooms.message(LiveMessage.name(message.room(), LiveMessage.PROGRESS), message);
		}
	}

}
