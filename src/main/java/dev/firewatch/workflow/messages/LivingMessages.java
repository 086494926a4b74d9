package dev.firewatch.workflow.messages;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.Places;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.Effects;

/** The messages that are one each and kept alive: the card and the announcement. */
public class LivingMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final Places places;

	private final CardMessage card;

	private final AnnouncementMessage announcement;

	private final Clock clock;

	private final String announceRoom;

	public LivingMessages(Casefiles casefiles, Places places, CardMessage card, AnnouncementMessage announcement,
			Clock clock, String announceRoom) {
		this.casefiles = casefiles;
		this.places = places;
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
			return places.roomNow(id)
				.flatMap(room -> places.message(KeptMessage.name(room, Effects.CARD)))
				.map(Outgoing.Pin::new);
		}
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		if (effect.kind().equals(Effects.ANNOUNCEMENT)) {
			return announcement(file);
		}
		if (file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		return places.roomNow(id)
			.map(room -> KeptMessage.in(places, room, Effects.CARD, card.compose(file, clock.instant())));
	}

	private Optional<Outgoing> announcement(Casefile file) {
		if (file.incident().isPrivate()) {
			return Optional.empty();
		}
		String id = file.id().value();
		Message message = announcement.compose(file, places.roomNow(id));
		return places.message(announced(id))
			.<Outgoing>map(there -> new Outgoing.Update(there, message))
			.or(() -> Optional.of(new Outgoing.PostNamed(file.incident().home(), announceRoom, message)));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		MessageRef message = sent.message();
		if (message == null || effect.kind().equals(Effects.PIN)) {
			return;
		}
		places.message(effect.kind().equals(Effects.ANNOUNCEMENT) ? announced(effect.get(Effects.INCIDENT))
				: KeptMessage.name(message.room(), Effects.CARD), message);
	}

	private static String announced(String incident) {
		return incident + "/" + Effects.ANNOUNCEMENT;
	}

}
