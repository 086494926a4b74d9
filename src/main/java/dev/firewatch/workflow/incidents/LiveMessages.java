package dev.firewatch.workflow.incidents;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.LiveMessage;

/** The messages that are one each and kept alive: the card and the announcement. */
class LiveMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final CardMessage card;

	private final AnnouncementMessage announcement;

	private final Clock clock;

	private final String announceRoom;

	public LiveMessages(Casefiles casefiles, RoomDirectory rooms, CardMessage card, AnnouncementMessage announcement,
			Clock clock, String announceRoom) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.card = card;
		this.announcement = announcement;
		this.clock = clock;
		this.announceRoom = announceRoom;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.CARD, Effects.PIN, Effects.ANNOUNCEMENT);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		String id = effect.get(Effects.INCIDENT);
		if (effect.kind().equals(Effects.PIN)) {
			return rooms.roomNow(id)
				.flatMap(room -> rooms.message(LiveMessage.name(room, Effects.CARD)))
				.map(Outgoing.Pin::new);
		}
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		if (effect.kind().equals(Effects.ANNOUNCEMENT)) {
			return announcement(file);
		}
		if (file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		return rooms.roomNow(id)
			.map(room -> LiveMessage.in(rooms, room, Effects.CARD, card.compose(file, clock.instant())));
	}

	private Optional<Outgoing> announcement(Casefile file) {
		if (file.incident().isPrivate()) {
			return Optional.empty();
		}
		String id = file.id().value();
		Message message = announcement.compose(file, rooms.roomNow(id));
		return rooms.message(announced(id))
			.<Outgoing>map(there -> new Outgoing.Update(there, message))
			.or(() -> Optional.of(new Outgoing.PostNamed(file.incident().home(), announceRoom, message)));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		MessageRef message = sent.message();
		if (message == null || effect.kind().equals(Effects.PIN)) {
			return;
		}
		rooms.message(effect.kind().equals(Effects.ANNOUNCEMENT) ? announced(effect.get(Effects.INCIDENT))
				: LiveMessage.name(message.room(), Effects.CARD), message);
	}

	private static String announced(String incident) {
		return incident + "/" + Effects.ANNOUNCEMENT;
	}

}
